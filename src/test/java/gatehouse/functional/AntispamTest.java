package gatehouse.functional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.KeyFile;
import gatehouse.testing.Clamd;
import gatehouse.testing.Documents;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import gatehouse.testing.SmtpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spam on its way through mail.box. */
class AntispamTest {
    private static final String RULES = """
            body WATCHES /replica watches/
            describe WATCHES Offers watches
            score WATCHES 6
            body GENERIC_TEST /XJS\\*C4JDBQADN1\\.NSBN3\\*2IDNEN\\*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL\\*C\\.34X/
            describe GENERIC_TEST The text that every filter calls spam
            score GENERIC_TEST 1000
            """;
    private static final String GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";
    private static final String SUSPICIOUS = "We have replica watches.";

    @TempDir
    private Path directory;

    private Path rules;

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.createDirectory(directory.resolve("rules"));
        Files.writeString(rules.resolve("10.cf"), RULES);
    }

    @Test
    void shouldQuarantineSpamAndExplainWhy() throws Exception {
        try (GatehouseFixture server = server().start()) {
            server.send("spam", message("spam", GTUBE));
            server.send("ham", message("ham", "Hello."));
            server.awaitQuarantined("spam");
            server.awaitDelivered("ham");

            Note entry = server.quarantined("spam");
            assertThat(entry.text("GatehouseReason")).isEqualTo("spam: 1000.0 points (GENERIC_TEST)");
            assertThat(values(entry, "GatehouseFindings"))
                    .anyMatch(line -> line.contains("The text that every filter calls spam"));
            assertThat(server.tell("explain <spam@example.org>", "GENERIC_TEST  The"))
                    .contains("1000.000");
            server.tell("explain " + entry.unid().substring(0, 8), "990.0 points above suspected");
            server.tell("explain ham@example.org", "5.0 points below suspected");
            server.tell("explain nobody@example.org", "Nothing is known");
            assertThat(server.count("Antispam.Scored")).isEqualTo(2);
            assertThat(server.count("Antispam.Spam")).isEqualTo(1);
            assertThat(server.delivered("ham").text("X-Spam-Flag")).isEmpty();

            server.quit();
            server.load();
            server.tell("explain spam@example.org", "GENERIC_TEST");
            server.tell("explain spam@example.org", "what matched is not kept");
            server.tell("explain ham@example.org", "5.0 points below suspected");
            server.tell("whatif score GENERIC_TEST=7", "Of 2 verdicts");
            server.tell("whatif score GENERIC_TEST=7", "1 would be another: 1 spam -> suspected spam");
        }
    }

    @Test
    void shouldMarkSuspectedMailOnceUnderATagThatTheNextServerHonours() throws Exception {
        List<ServerKey> keys = keys("mail1/Acme", "mail2/Acme");
        try (GatehouseFixture second = named("mail2/Acme").keys(keys).start();
                GatehouseFixture first =
                        named("mail1/Acme").keys(keys).forwardTo(second).start()) {
            first.send("m1", message("m1", SUSPICIOUS, "X-Spam-Status: No, score=-99", "X-Spam-Level: none"));
            second.awaitDelivered("m1");

            Note note = second.delivered("m1");
            assertThat(note.text("Subject")).isEqualTo("[SPAM?] Sample m1");
            assertThat(note.text("X-Spam-Flag")).isEqualTo("YES");
            assertThat(note.text("X-Spam-Score")).isEqualTo("6.0");
            assertThat(note.text("X-Spam-Status"))
                    .startsWith("Yes, score=6.0 required=5.0 class=suspected-spam rules=0-")
                    .endsWith(" tests=WATCHES");
            assertThat(note.text("X-Spam-Report")).isEqualTo("6.0 WATCHES Offers watches");
            assertThat(note.first("X-Spam-Level")).isEmpty();
            assertThat(second.count("Messages.TagHonoured")).isEqualTo(1);
            assertThat(second.count("Antispam.Marked")).isZero();
        }
    }

    @Test
    void shouldTakeAwayForgedMarksFromWhatIsNotSpam() throws Exception {
        try (GatehouseFixture server = server().start()) {
            server.send("m1", message("m1", "Hello.", "X-Spam-Flag: YES", "x-spam-report: forged", "X-Other: stays"));
            server.awaitDelivered("m1");
            Note note = server.delivered("m1");
            assertThat(note.items()).noneMatch(item -> item.name().regionMatches(true, 0, "X-Spam", 0, 6));
            assertThat(note.first("X-Other")).isPresent();
        }
    }

    @Test
    void shouldLeaveTheSubjectOfWhatItsSenderSigned() throws Exception {
        try (GatehouseFixture server = server().start()) {
            String signed = "From: a@example.org\r\nSubject: Signed\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\r\n\r\n"
                    + "--b\r\nContent-Type: text/plain\r\n\r\n" + SUSPICIOUS
                    + "\r\n--b\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--b--\r\n";
            server.send("m1", signed.getBytes(UTF_8));
            server.awaitDelivered("m1");
            assertThat(server.delivered("m1").text("Subject").strip()).isEqualTo("Signed");
            assertThat(server.delivered("m1").text("X-Spam-Flag")).isEqualTo("YES");
        }
    }

    @Test
    void shouldObeyListsAndWhoHasOptedOut() throws Exception {
        try (GatehouseFixture server = server().setting("AntispamBlockedSenders", "bulk.test")
                .setting("AntispamAllowedSenders", "friend@bulk.test")
                .setting("AntispamOptedOut", "open@*")
                .start()) {
            send(server, "x@bulk.test", "blocked", message("blocked", "Hello."));
            send(server, "friend@bulk.test", "friend", message("friend", GTUBE));
            send(server, "x@bulk.test", "open", message("open", GTUBE));
            server.awaitQuarantined("blocked");
            server.awaitDelivered("friend", "open");
            assertThat(server.quarantined("blocked").text("GatehouseReason"))
                    .isEqualTo("spam: blocked sender: bulk.test");
            assertThat(server.delivered("open").text("Subject").strip()).isEqualTo("Sample open");
        }
    }

    @Test
    void shouldNotScoreWhatWasWrittenInNotes() throws Exception {
        try (GatehouseFixture server = server().start()) {
            Note note = Documents.note();
            Documents.put(note, "Form", "Memo");
            Documents.put(note, "Subject", "Sample m1");
            Documents.put(note, "Recipients", "m1@" + GatehouseFixture.DOMAIN);
            note.items().add(new NoteItem("Body", new ItemValue.RichText(GTUBE, List.of(), List.of()), Set.of()));
            server.domino().database("mail.box").save(note, false);
            server.awaitDelivered("m1");
            assertThat(server.count("Antispam.NotScored")).isEqualTo(1);
        }
    }

    @Test
    void shouldTellTheSenderOfRejectedMailAndDropWhatIsToBeDeleted() throws Exception {
        String author = "author@" + GatehouseFixture.DOMAIN;
        try (GatehouseFixture server = server().setting("AntispamWhenSuspected", "reject")
                .setting("AntispamWhenSpam", "delete")
                .start()) {
            send(server, author, "m1", message("m1", SUSPICIOUS));
            send(server, author, "m2", message("m2", GTUBE));
            server.awaitDelivered("author");
            server.awaitEmptyMailBox();
            assertThat(server.delivered()).containsExactly("author");
            assertThat(server.delivered("author").text("Subject")).isEqualTo("Delivery failure: Sample m1");
            assertThat(server.quarantined()).containsExactly("m1");
            assertThat(server.count("Antispam.Rejected")).isEqualTo(1);
            assertThat(server.count("Antispam.Deleted")).isEqualTo(1);
        }
    }

    @Test
    void shouldQuarantineABounceThatIsToBeRejected() throws Exception {
        try (GatehouseFixture server =
                server().setting("AntispamWhenSuspected", "reject").start()) {
            send(server, "", "m1", message("m1", SUSPICIOUS));
            server.awaitQuarantined("m1");
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void shouldHoldMailUntilThereAreRulesAndGoOnWithTheLastGoodOnes() throws Exception {
        Path later = directory.resolve("later");
        try (GatehouseFixture server =
                server().setting("AntispamRules", later.toString()).start()) {
            server.awaitLine(0, "ALARM: the antispam rules cannot be loaded");
            server.send("m1", message("m1", SUSPICIOUS));
            server.awaitCount("Messages.Retried", 1);
            assertThat(server.status("Antispam")).isEqualTo("NO RULES");
            assertThat(server.delivered()).isEmpty();

            Files.move(rules, later);
            server.tell("rules reload", "in force");
            server.awaitDelivered("m1");
            assertThat(server.count("Messages.Failed")).isZero();
            assertThat(server.delivered("m1").text("Subject")).startsWith("[SPAM?]");
            assertThat(server.tell("rules", "Rules  ")).endsWith("2");

            Files.move(later, rules);
            server.tell("rules reload", "mail is scored by 0-");
            server.send("m2", message("m2", SUSPICIOUS));
            server.awaitDelivered("m2");
            assertThat(server.delivered("m2").text("Subject")).startsWith("[SPAM?]");
        }
    }

    @Test
    void shouldJudgeByTheThresholdsOfTheSettingsAsTheyAreNow() throws Exception {
        try (GatehouseFixture server = server().start()) {
            server.send("m1", message("m1", SUSPICIOUS));
            server.awaitDelivered("m1");
            Documents.save(
                    server.domino().database("gatehouse.nsf"),
                    "Settings",
                    Map.of("Server", List.of("mail1/Acme"), "AntispamSuspectedPoints", List.of("6.1")));
            server.quit();
            server.load();
            server.send("m2", message("m2", SUSPICIOUS));
            server.awaitDelivered("m2");
            assertThat(server.delivered("m1").text("X-Spam-Flag")).isEqualTo("YES");
            assertThat(server.delivered("m2").text("X-Spam-Flag")).isEmpty();
            server.tell("explain m2@example.org", "0.1 points below suspected");
        }
    }

    @Test
    void shouldScoreTheBeginningOfALargeMessage() throws Exception {
        try (GatehouseFixture server = server().start()) {
            server.send(
                    "m1",
                    new String(SampleMessage.large("m1", 6 << 20), UTF_8)
                            .replace("See the attachment", SUSPICIOUS)
                            .getBytes(UTF_8));
            server.awaitDelivered("m1");
            assertThat(server.delivered("m1").text("Subject")).isEqualTo("[SPAM?] Sample m1");
        }
    }

    @Test
    void shouldScoreWhatDominoCouldNotItemize() throws Exception {
        try (GatehouseFixture server = server().start()) {
            String text = new String(SampleMessage.attachment("m1", "a.txt", new byte[10]), UTF_8)
                    .replace("boundary=\"=_sample\"", "boundary=\"=_lost\"")
                    .replace("Subject: Sample", "Subject: " + GTUBE);
            server.send("m1", text.getBytes(UTF_8));
            server.awaitQuarantined("m1");
            assertThat(server.quarantined("m1").first("$ItemizeError")).isPresent();
        }
    }

    private static byte[] message(String id, String body, String... headerLines) {
        byte[] head = headerLines.length == 0 ? SampleMessage.text(id) : SampleMessage.text(id, headerLines);
        String text = new String(head, UTF_8);
        return text.concat(body + "\r\n").getBytes(UTF_8);
    }

    private static void send(GatehouseFixture server, String sender, String id, byte[] message) throws IOException {
        try (SmtpClient client = new SmtpClient(server.domino().smtpPort())) {
            assertThat(client.send(sender, id + "@" + GatehouseFixture.DOMAIN, message)
                            .accepted())
                    .isTrue();
        }
    }

    private static List<String> values(Note note, String item) {
        return ((ItemValue.Text) note.first(item).orElseThrow().value()).values();
    }

    private GatehouseFixture.Builder server() {
        return GatehouseFixture.in(directory.resolve("data"))
                .clamd(Clamd.shared().port())
                .antispam(rules);
    }

    private GatehouseFixture.Builder named(String name) {
        return GatehouseFixture.in(folder(name))
                .name(name)
                .clamd(Clamd.shared().port())
                .antispam(rules);
    }

    private List<ServerKey> keys(String... names) throws IOException {
        List<ServerKey> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(KeyFile.loadOrCreate(folder(name).resolve("gatehouse").resolve("keys"), name)
                    .publicKey());
        }
        return keys;
    }

    private Path folder(String name) {
        return directory.resolve(name.replace('/', '-'));
    }
}
