package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.RuleSetHolder;
import gatehouse.antispam.SpamScanner;
import gatehouse.antivirus.ClamdScanner;
import gatehouse.content.ContentScanner;
import gatehouse.domino.NotesServer;
import gatehouse.domino.Spool;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.mail.Content;
import gatehouse.mail.ContentStore;
import gatehouse.pipeline.GuardedFlow;
import gatehouse.pipeline.HoldRule;
import gatehouse.pipeline.InHand;
import gatehouse.pipeline.MessageFlow;
import gatehouse.pipeline.PoisonGuard;
import gatehouse.pipeline.ScanPipeline;
import gatehouse.pipeline.SelfTest;
import gatehouse.pipeline.Tags;
import gatehouse.pipeline.WaitingMessages;
import gatehouse.quarantine.QuarantineDesk;
import gatehouse.report.Counter;
import gatehouse.report.Report;
import gatehouse.server.MailBox;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerSession;
import gatehouse.settings.Settings;
import gatehouse.sso.KeyFile;
import gatehouse.sso.ServerKeyPair;
import gatehouse.sso.TagSigner;
import gatehouse.sso.TagVerifier;
import gatehouse.testing.Documents;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with a message is that message's failure, whatever it is; nothing is lost by it. */
class GuardedFlowTest {
    private static final int MOST_FAILURES = 5;

    @TempDir
    private Path directory;

    private final ScheduledExecutorService watchdogs = Executors.newSingleThreadScheduledExecutor();
    private final WaitingMessages waiting = new WaitingMessages(10, Clock.systemUTC());
    private final Report report = new Report();
    private GatehouseFixture server;

    @BeforeEach
    void startServerWithoutGatehouse() {
        server = GatehouseFixture.in(directory.resolve("data")).startServer();
    }

    @AfterEach
    void stop() {
        watchdogs.shutdownNow();
        server.close();
    }

    @Test
    void shouldQuarantineMessageThatTakesAllMemory() throws Exception {
        server.send("hungry", SampleMessage.text("hungry"));
        handle(MOST_FAILURES, failing(out -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        assertQuarantined("hungry", "OutOfMemoryError");
    }

    @Test
    void shouldQuarantineMessageThatOverflowsTheStack() throws Exception {
        server.send("deep", SampleMessage.text("deep"));
        handle(MOST_FAILURES, failing(out -> {
            throw new StackOverflowError();
        }));
        assertQuarantined("deep", "StackOverflowError");
    }

    @Test
    void shouldQuarantineMessageThatEndedTheProcessFiveTimes() throws Exception {
        server.send("deadly", SampleMessage.text("deadly"));
        MessageId id = waitingMessage();
        for (int i = 0; i < MOST_FAILURES; i++) {
            guard().failed(id);
        }
        handle(1, this::spool);
        assertQuarantined("deadly", "failed in earlier attempts");
    }

    @Test
    void shouldFinishQuarantineThatEndedHalfDone() throws Exception {
        NsfStore box = server.domino().database("mail.box");
        Note memo = Documents.note();
        Documents.put(memo, "Recipients", "half@" + GatehouseFixture.DOMAIN);
        Note held = box.save(memo, false).orElseThrow();
        MessageId id = new MessageId("mail.box", held.unid());
        inSession(session -> {
            try (MailBox mailBox = session.mailBox(id.mailBox());
                    PendingMail message = mailBox.open(id).orElseThrow()) {
                return message.quarantine(new QuarantineReason("virus", List.of("virus"), Instant.now()));
            }
        });
        // As if the process had ended before the removal.
        box.save(held, true);
        guard().failed(id);
        handle(1, this::spool);

        assertThat(server.quarantined()).containsExactly("half");
        assertThat(server.waiting()).isZero();
        assertThat(report.counters().value(Counter.SCANNED)).isZero();
    }

    @Test
    void shouldExpireEntriesThatAreTooOld() throws Exception {
        server.send("old", SampleMessage.text("old"));
        handle(MOST_FAILURES, failing(out -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        QuarantineDesk desk = new QuarantineDesk(this::spool, (mail, entry) -> "");
        int young = inSession(session -> desk.expire(session, Duration.ofHours(1)));
        assertThat(young).isZero();
        int old = inSession(session -> desk.expire(session, Duration.ZERO));
        assertThat(old).isEqualTo(1);
        assertThat(server.quarantined()).isEmpty();
    }

    private void assertQuarantined(String id, String reason) {
        assertThat(server.quarantined()).containsExactly(id);
        assertThat(server.quarantined(id).text("GatehouseReason")).contains(reason);
        assertThat(server.waiting()).isZero();
        assertThat(server.delivered()).isEmpty();
        assertThat(report.counters().value(Counter.QUARANTINED)).isEqualTo(1);
    }

    /** Takes the one message of mail.box through the flow. */
    private void handle(int times, Supplier<ContentStore> spools) throws Exception {
        MessageId id = waitingMessage();
        GuardedFlow flow = new GuardedFlow(
                this::flow,
                spools,
                new GuardedFlow.Retries(waiting, guard(), new InHand(directory.resolve("inhand"), 1)),
                new HoldRule(tag -> true, report.counters(), line -> {}, Clock.systemUTC()),
                report);
        inSession(session -> {
            for (int i = 0; i < times; i++) {
                flow.handle(0, session, id);
            }
            return true;
        });
    }

    private MessageId waitingMessage() throws Exception {
        return inSession(session -> {
            try (MailBox mailBox = session.mailBox("mail.box")) {
                return mailBox.changes(Instant.EPOCH).sightings().get(0).id();
            }
        });
    }

    private <T> T inSession(SessionTask<T> task) throws Exception {
        return server.domino().inNotesThread(() -> {
            try (ServerSession session = new NotesServer().openSession()) {
                return task.run(session);
            }
        });
    }

    private PoisonGuard guard() throws IOException {
        return new PoisonGuard(directory.resolve("failures"), MOST_FAILURES, Duration.ZERO, Duration.ZERO);
    }

    private ContentStore spool() {
        return new Spool(directory, 1 << 20, 1 << 30);
    }

    private static Supplier<ContentStore> failing(ContentStore.Source error) {
        return () -> new ContentStore() {
            @Override
            public Content store(Source source) throws IOException {
                error.writeTo(OutputStream.nullOutputStream());
                throw new AssertionError("The error was not thrown");
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }

    private MessageFlow flow() {
        Settings settings = Settings.defaults();
        try {
            ServerKeyPair key = KeyFile.loadOrCreate(directory.resolve("keys"), "mail1/Acme");
            return new MessageFlow(
                    new Tags(
                            "mail1/Acme",
                            "test",
                            settings.sso(),
                            new TagSigner(key),
                            new TagVerifier(settings.sso(), key.publicKey())),
                    new ScanPipeline(
                            new ClamdScanner(settings.antivirus(), watchdogs),
                            new ContentScanner(settings.content()),
                            new SpamScanner(settings.antispam(), new RuleSetHolder()),
                            settings.mailFlow().messageDeadline()),
                    settings,
                    new SelfTest(),
                    report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that is done with a session. */
    private interface SessionTask<T> {
        T run(ServerSession session) throws Exception;
    }
}
