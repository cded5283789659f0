package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.nsf.NsfStore;
import gatehouse.testing.ChannelPublisher;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.GpgHome;
import gatehouse.testing.Halt;
import gatehouse.testing.ImpatientSender;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.SampleMessage;
import gatehouse.testing.SlowDownload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sender that sends again when its answer is late, while definitions are downloaded that take longer than its patience: with
 * Gatehouse, and with one that halts for updates.
 */
class UpdateDuplicatesTest {
    private static final int MESSAGES = 20;
    private static final int UPDATES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final GpgHome gpg = GpgHome.required();
    private ChannelPublisher publisher;
    private LoopbackChannel web;
    private GatehouseFixture server;
    private ImpatientSender sender;

    @BeforeEach
    void startServer() throws IOException {
        Path channel = Files.createDirectory(directory.resolve("channel"));
        Path own = Files.createDirectory(directory.resolve("own"));
        Files.writeString(own.resolve("10.cf"), "body OWN /hello/\n");
        String key = gpg.newKey("Rules <rules@acme.test>");
        publisher = new ChannelPublisher(channel, gpg, key);
        web = new LoopbackChannel(channel);
        server = GatehouseFixture.in(directory.resolve("server"))
                .clamd(Clamd.shared().port())
                .antispam(own)
                .setting("DefinitionsChannels", web.uri() + " " + key)
                .start();
        server.awaitLine(0, "in force");
        sender = new ImpatientSender(server.domino().smtpPort(), PATIENCE, PAUSE);
    }

    @AfterEach
    void stopServer() {
        threads.shutdownNow();
        server.close();
        web.close();
        gpg.close();
    }

    @Test
    void shouldDeliverEachMessageOnceWhileDefinitionsAreUpdated() throws Exception {
        for (int version = 1; version <= UPDATES; version++) {
            SlowDownload download = slowDownload(version);
            int next = version;
            Future<?> update = threads.submit(() -> update(next));
            download.awaitBegun();
            awaitAll(send(version));
            await().until(() -> server.waiting() == 0);
            assertThat(update.isDone()).isFalse();
            download.end();
            update.get();
        }
        assertThat(messageIds()).hasSize(UPDATES * MESSAGES).doesNotHaveDuplicates();
        assertThat(sender.givenUp()).isZero();
    }

    @Test
    void shouldFindDuplicatesWhereUpdatesHaltMail() throws Exception {
        Halt halt = new Halt(server);
        SlowDownload download = slowDownload(1);
        Future<?> update = threads.submit(() -> halt.during(() -> update(1)));
        download.awaitBegun();
        List<Future<?>> sending = send(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> sender.givenUp() >= MESSAGES);
        assertThat(server.delivered()).isEmpty();
        download.end();
        update.get();
        awaitAll(sending);
        server.awaitEmptyMailBox();

        assertThat(messageIds()).hasSizeGreaterThan(MESSAGES);
        assertThat(messageIds().stream().distinct()).hasSize(MESSAGES);
    }

    private void update(int version) {
        server.tell("definitions update", "version " + version + " is active");
    }

    /** Publishes a version whose download does not end before the test says so. */
    private SlowDownload slowDownload(int version) throws IOException {
        publisher.publishSame(version);
        SlowDownload download = new SlowDownload();
        web.fail(".tar.gz", download);
        return download;
    }

    private List<Future<?>> send(int series) {
        List<Future<?>> sending = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String id = "m" + series + "x" + i;
            sending.add(threads.submit(() -> {
                sender.send(id + "@" + GatehouseFixture.DOMAIN, SampleMessage.text(id));
                return id;
            }));
        }
        return sending;
    }

    private static void awaitAll(List<Future<?>> sending) throws Exception {
        for (Future<?> message : sending) {
            message.get();
        }
    }

    /** Of all that was delivered. */
    private List<String> messageIds() {
        NsfStore mailFile = server.domino().database(GatehouseFixture.MAIL_FILE);
        return mailFile.select(note -> true).stream()
                .flatMap(noteId -> mailFile.byNoteId(noteId).stream())
                .map(note -> note.text("$MessageID").strip())
                .toList();
    }
}
