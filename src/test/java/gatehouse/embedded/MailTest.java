package gatehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.router.RouterCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail through SMTP, mail.box, mail rule and Router. */
class MailTest {
    private static final String ALICE = "alice@acme.test";
    private static final String SENDER = "sender@example.org";

    @TempDir
    private Path directory;

    private final List<EmbeddedDomino> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(EmbeddedDomino::close);
    }

    @Test
    void shouldHoldMessageWhenRuleIsOn() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);

        String reply = SmtpClient.send(domino.smtpPort(), SENDER, ALICE, "Subject: hello\r\n\r\nbody\r\n");

        assertThat(reply).startsWith("250");
        Note note = onlyNote(domino.database("mail.box"));
        assertThat(note.text("RoutingState")).isEqualTo("HOLD");
        assertThat(note.text("RoutingStateBy")).isEqualTo("2");
        assertThat(domino.routerCounts()).isEqualTo(new RouterCounts(0, 0, 0, 0));
    }

    @Test
    void shouldMakeNoteAsDominoDoes() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        String body = lines(
                "Content-Type: text/plain;",
                " charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                "..dot",
                ".",
                "\u00c3\u00a4 8-bit");
        String message = lines(
                        "From: =?utf-8?q?J=C3=B6rg?= <sender@example.org>",
                        "To: alice@acme.test",
                        "Subject: long",
                        " folded",
                        "Message-ID: <1@example.org>",
                        "MIME-Version: 1.0")
                + body;

        assertThat(SmtpClient.send(domino.smtpPort(), SENDER, ALICE, message)).startsWith("250");

        NsfStore box = domino.database("mail.box");
        Note note = onlyNote(box);
        assertThat(note.text("Form")).isEqualTo("Memo");
        assertThat(note.text("SMTPOriginator")).isEqualTo(SENDER);
        assertThat(note.text("Recipients")).isEqualTo(ALICE);
        assertThat(note.text("$NoteHasNativeMIME")).isEqualTo("1");
        assertThat(note.text("$MessageID").strip()).isEqualTo("<1@example.org>");
        assertThat(note.text("Subject")).isEqualTo(" long\r\n folded");
        assertThat(note.text("Received")).contains("client.example ([127.0.0.1])", "mail1.acme.test");
        assertThat(note.first("PostedDate").orElseThrow().value()).isInstanceOf(ItemValue.Dates.class);
        assertThat(note.first("$RFC822MessageSize").orElseThrow().value())
                .isEqualTo(new ItemValue.Numbers(List.of((double) message.length())));
        assertThat(Notes.body(box, note)).isEqualTo(body);
    }

    @Test
    void shouldMakeLoneLineBreaksCrlf() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);

        SmtpClient.send(domino.smtpPort(), SENDER, ALICE, "Subject: x\n\na\nb\rc\r\r\nd\r\n");

        NsfStore box = domino.database("mail.box");
        assertThat(Notes.body(box, onlyNote(box))).isEqualTo("\r\na\r\nb\r\nc\r\n\r\nd\r\n");
    }

    @Test
    void shouldNotLetHeaderFieldsSteerTheServer() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        String message = "Subject: x\r\nRoutingState: DEAD\r\nRecipients: eve@acme.test\r\n$FILE: x\r\n\r\nbody\r\n";

        SmtpClient.send(domino.smtpPort(), SENDER, ALICE, message);

        Note note = onlyNote(domino.database("mail.box"));
        assertThat(note.text("RoutingState")).isEqualTo("HOLD");
        assertThat(note.text("Recipients")).isEqualTo(ALICE);
        assertThat(note.first("$FILE")).isEmpty();
    }

    @Test
    void shouldAttachRawMessageWhenItemizingFails() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        String message = "Subject: broken\r\nContent-Type: multipart/mixed\r\n\r\nno boundary\r\n";

        assertThat(SmtpClient.send(domino.smtpPort(), SENDER, ALICE, message)).startsWith("250");

        NsfStore box = domino.database("mail.box");
        Note note = onlyNote(box);
        ItemValue.RichText body =
                (ItemValue.RichText) note.first("Body").orElseThrow().value();
        assertThat(body.text()).startsWith("[MIME content for this item is stored in attachment $RFC822.eml. Parsing");
        assertThat(note.text("$ItemizeError")).isNotEmpty();
        assertThat(note.first("$NoteHasNativeMIME")).isEmpty();
        ItemValue.Attachment raw =
                (ItemValue.Attachment) note.first("$FILE").orElseThrow().value();
        assertThat(box.openBlob(raw.content(), 0, raw.content().length())).hasContent(message);
    }

    @Test
    void shouldRefuseUnknownRecipient() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);

        assertThat(SmtpClient.send(domino.smtpPort(), SENDER, "nobody@acme.test", "\r\n"))
                .startsWith("550");
        assertThat(SmtpClient.send(domino.smtpPort(), SENDER, "alice@elsewhere.test", "\r\n"))
                .startsWith("550");
    }

    @Test
    void shouldRefuseMessageThatIsTooLargeAndGoOn() throws IOException {
        EmbeddedDomino domino = builder("mail1/Acme").maxMessageSize(100_000).build();
        open(domino);

        try (SmtpClient client = new SmtpClient(domino.smtpPort())) {
            assertThat(client.send(SENDER, ALICE, "Subject: big\r\n\r\n" + "x".repeat(150_000) + "\r\n"))
                    .startsWith("552");
            client.command("RSET");
            assertThat(client.send(SENDER, ALICE, "Subject: small\r\n\r\nx\r\n"))
                    .startsWith("250");
        }
        assertThat(Notes.subjects(domino.database("mail.box"))).containsExactly("small");
    }

    @Test
    void shouldNotAcceptMessageThatCannotBeSaved() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        domino.switches().failSaves(1);

        assertThat(SmtpClient.send(domino.smtpPort(), SENDER, ALICE, "Subject: first\r\n\r\nx\r\n"))
                .startsWith("451");
        assertThat(SmtpClient.send(domino.smtpPort(), SENDER, ALICE, "Subject: second\r\n\r\nx\r\n"))
                .startsWith("250");

        assertThat(Notes.subjects(domino.database("mail.box"))).containsExactly("second");
    }

    @Test
    void shouldNotAcceptMessageWhoseClientGoesAway() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        try (SmtpClient client = new SmtpClient(domino.smtpPort())) {
            client.begin(SENDER, ALICE);
            client.write("Subject: cut\r\n\r\nfirst half".getBytes(StandardCharsets.US_ASCII));
        }

        SmtpClient.send(domino.smtpPort(), SENDER, ALICE, "Subject: whole\r\n\r\nx\r\n");

        assertThat(Notes.subjects(domino.database("mail.box"))).containsExactly("whole");
    }

    @Test
    void shouldDeliverAtOnceWhenRuleIsOff() throws IOException {
        EmbeddedDomino domino = start("mail1/Acme", false, 1);

        SmtpClient.send(domino.smtpPort(), SENDER, ALICE, "Subject: hello\r\n\r\nbody\r\n");

        NsfStore mail = domino.database("mail/alice.nsf");
        await().until(() -> domino.database("mail.box").count() == 0);
        Note note = onlyNote(mail);
        assertThat(note.text("RouteServers")).isEqualTo("mail1/Acme");
        assertThat(note.first("DeliveredDate")).isPresent();
        assertThat(Notes.body(mail, note)).isEqualTo("\r\nbody\r\n");
        assertThat(domino.routerCounts()).isEqualTo(new RouterCounts(1, 1, 0, 0));
    }

    @Test
    void shouldDeliverWhenStateIsRemovedOrEmpty() {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        NsfStore box = domino.database("mail.box");
        Note removed = box.save(Notes.memo("removed", ALICE), false).orElseThrow();
        Note emptied = box.save(Notes.memo("emptied", ALICE), false).orElseThrow();

        removed.remove("RoutingState");
        box.save(removed, false);
        Notes.text(emptied, "RoutingState", "");
        box.save(emptied, false);

        await().until(() -> box.count() == 0);
        assertThat(Notes.subjects(domino.database("mail/alice.nsf"))).containsExactlyInAnyOrder("removed", "emptied");
    }

    @Test
    void shouldHoldAgainOnUpdateWhenSwitchSaysSo() {
        EmbeddedDomino domino = start("mail1/Acme", true, 1);
        domino.switches().ruleOnUpdates(true);
        NsfStore box = domino.database("mail.box");
        Note note = box.save(Notes.memo("x", ALICE), false).orElseThrow();

        note.remove("RoutingState");
        box.save(note, false);

        assertThat(onlyNote(box).text("RoutingState")).isEqualTo("HOLD");
    }

    @Test
    void shouldMarkNoteWithoutRecipientsDead() {
        EmbeddedDomino domino = start("mail1/Acme", false, 1);
        NsfStore box = domino.database("mail.box");

        box.save(Notes.memo("lost"), false);

        await().until(() -> onlyNote(box).text("RoutingState").equals("DEAD"));
        assertThat(onlyNote(box).text("RoutingStateBy")).isEqualTo("1");
        assertThat(onlyNote(box).text("FailureReason")).isEqualTo("No recipients");
    }

    @Test
    void shouldDeliverToKnownAndKeepUnknownRecipientsDead() {
        EmbeddedDomino domino = start("mail1/Acme", false, 1);
        NsfStore box = domino.database("mail.box");

        box.save(Notes.memo("both", ALICE, "nobody@acme.test"), false);

        await().until(() -> onlyNote(box).text("RoutingState").equals("DEAD"));
        assertThat(onlyNote(box).text("Recipients")).isEqualTo("nobody@acme.test");
        assertThat(Notes.subjects(domino.database("mail/alice.nsf"))).containsExactly("both");
    }

    @Test
    void shouldDeliverOnceWhenRouterCrashesBeforeDeletion() {
        EmbeddedDomino domino = start("mail1/Acme", false, 1);
        domino.switches().crashRouter();
        NsfStore box = domino.database("mail.box");

        box.save(Notes.memo("once", ALICE), false);

        await().until(() -> box.count() == 0);
        assertThat(domino.consoleLines()).anyMatch(line -> line.contains("Router: Terminated abnormally"));
        assertThat(Notes.subjects(domino.database("mail/alice.nsf"))).containsExactly("once");
        assertThat(domino.routerCounts().routed()).isEqualTo(2);
    }

    @Test
    void shouldForwardOnceWhenRouterCrashesAfterReceiverIsDone() {
        EmbeddedDomino first = start("mail1/Acme", false, 1);
        EmbeddedDomino second = start("mail2/Acme", false, 2);
        second.person("bob@acme2.test", "mail/bob.nsf");
        first.forward("acme2.test", second);
        first.switches().crashRouter();
        NsfStore bob = second.database("mail/bob.nsf");
        first.onRouted(note -> {
            if (first.routerCounts().routed() == 2) {
                await().until(() -> bob.count() == 1 && second.routerCounts().dead() == 1);
            }
        });
        NsfStore box = first.database("mail.box");

        box.save(Notes.memo("far", "bob@acme2.test", "carol@acme2.test", ALICE), false);

        await().until(() -> box.count() == 0);
        assertThat(first.routerCounts().routed()).isEqualTo(2);
        assertThat(Notes.subjects(first.database("mail/alice.nsf"))).containsExactly("far");
        assertThat(bob.count()).isEqualTo(1);
        assertThat(second.routerCounts()).isEqualTo(new RouterCounts(1, 1, 0, 1));
    }

    @Test
    void shouldRetryDeliveryWhenSaveFails() {
        EmbeddedDomino domino = start("mail1/Acme", false, 1);
        NsfStore box = domino.database("mail.box");
        Set<String> failed = ConcurrentHashMap.newKeySet();
        domino.switches().failSaves(note -> note.first("DeliveredDate").isPresent() && failed.add(note.unid()));

        box.save(Notes.memo("later", ALICE), false);

        await().until(() -> box.count() == 0);
        assertThat(failed).hasSize(1);
        assertThat(Notes.subjects(domino.database("mail/alice.nsf"))).containsExactly("later");
    }

    @Test
    void shouldTakeNothingWhileStoppedAndAllWhenResumed() {
        EmbeddedDomino domino = start("mail1/Acme", false, 1);
        domino.switches().routerStopped(true);
        NsfStore box = domino.database("mail.box");
        box.save(Notes.memo("1", ALICE), false);
        box.save(Notes.memo("2", ALICE), false);
        assertThat(domino.routerCounts().routed()).isZero();

        domino.switches().routerStopped(false);

        await().until(() -> box.count() == 0);
        assertThat(Notes.subjects(domino.database("mail/alice.nsf"))).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void shouldEndRoutingLoopAsDeadMail() {
        EmbeddedDomino first = start("mail1/Acme", false, 1);
        EmbeddedDomino second = start("mail2/Acme", false, 1);
        first.forward("loop.test", second);
        second.forward("loop.test", first);

        first.database("mail.box").save(Notes.memo("round", "x@loop.test"), false);

        await().until(() -> first.routerCounts().dead() + second.routerCounts().dead() == 1);
    }

    @Test
    void shouldAcceptFromEightSendersAndShowEveryNoteToObserver() throws Exception {
        EmbeddedDomino domino = start("mail1/Acme", false, 3);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        domino.onRouted(note -> seen.add(note.text("Subject").strip()));
        int perSender = 25;
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> sendings = new ArrayList<>();
            for (int sender = 0; sender < 8; sender++) {
                int number = sender;
                sendings.add(senders.submit(() -> {
                    sendMany(domino, number, perSender);
                    return null;
                }));
            }
            for (Future<?> sending : sendings) {
                sending.get();
            }
        } finally {
            senders.shutdown();
        }

        NsfStore mail = domino.database("mail/alice.nsf");
        await().atMost(Duration.ofSeconds(30)).until(() -> mail.count() == 8 * perSender);
        Set<String> expected = IntStream.range(0, 8)
                .boxed()
                .flatMap(s -> IntStream.range(0, perSender).mapToObj(n -> s + "-" + n))
                .collect(Collectors.toSet());
        assertThat(Notes.subjects(mail)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(seen).isEqualTo(expected);
        assertThat(domino.mailBoxes()).containsExactly("mail1.box", "mail2.box", "mail3.box");
        await().until(() ->
                domino.mailBoxes().stream().allMatch(box -> domino.database(box).count() == 0));
    }

    private static void sendMany(EmbeddedDomino domino, int sender, int count) throws IOException {
        try (SmtpClient client = new SmtpClient(domino.smtpPort())) {
            for (int n = 0; n < count; n++) {
                assertThat(client.send(SENDER, ALICE, "Subject: " + sender + "-" + n + "\r\n\r\nbody\r\n"))
                        .startsWith("250");
            }
        }
    }

    private EmbeddedDomino start(String name, boolean holdRule, int mailBoxes) {
        EmbeddedDomino domino =
                builder(name).holdRule(holdRule).mailBoxes(mailBoxes).build();
        open(domino);
        return domino;
    }

    private void open(EmbeddedDomino domino) {
        servers.add(domino);
        domino.person(ALICE, "mail/alice.nsf");
        domino.start();
    }

    private EmbeddedDomino.Builder builder(String name) {
        return EmbeddedDomino.builder(name, directory.resolve(name.replace('/', '-')));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static Note onlyNote(NsfStore store) {
        List<Note> notes = Notes.all(store);
        assertThat(notes).hasSize(1);
        return notes.get(0);
    }
}
