package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.scan.Finding;
import gatehouse.scan.SpamClass;
import gatehouse.settings.AntispamSettings;
import gatehouse.settings.Settings;
import gatehouse.settings.SettingsReader;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpamScannerTest {
    private static final String SENDER = "ann@example.org";
    private static final String RECIPIENT = "bob@acme.test";
    private static final String RULES = """
            body WATCHES /replica watches/
            describe WATCHES Offers watches
            score WATCHES 6
            body PILLS /cheap pills/
            score PILLS 7.5
            header BULK EnvelopeFrom =~ /@bulk\\.test/
            score BULK 5
            """;

    @TempDir
    private Path directory;

    private final Map<String, List<String>> settings = new HashMap<>();
    private final RuleSetHolder rules = new RuleSetHolder();

    @BeforeEach
    void loadRules() throws IOException {
        settings.put("Server", List.of("*"));
        Files.writeString(directory.resolve("10.cf"), RULES);
        rules.swap(new RuleSetLoader().load(List.of(directory), new CompileBudget(Duration.ofMinutes(1))));
    }

    @Test
    void shouldPutPointsIntoClasses() throws IOException {
        assertThat(scan("hello").spamClass()).isEqualTo(SpamClass.NOT_SPAM);
        assertThat(scan("hello").finding()).isEmpty();
        assertThat(scan("replica watches").spamClass()).isEqualTo(SpamClass.SUSPECTED);
        assertThat(scan("replica watches, cheap pills").finding())
                .hasValueSatisfying(
                        finding -> assertThat(finding.description()).isEqualTo("spam: 13.5 points (PILLS, WATCHES)"));
    }

    @Test
    void shouldScoreByTheEnvelopeSenderAndNotByWhatAHeaderSays() throws IOException {
        assertThat(scanner().scan(mail("a@bulk.test", "hello")).hits())
                .extracting(Hit::rule)
                .containsExactly("BULK");
        Mail forged = Mails.parse("Return-Path: <a@bulk.test>\nX-Envelope-From: a@bulk.test\nSubject: s\n\nhello\n");
        assertThat(scanner().scan(from(SENDER, forged)).hits()).isEmpty();
    }

    @Test
    void shouldTellWhatAnotherVerdictWouldHaveNeeded() throws IOException {
        assertThat(explain("hello")).contains("5.0 points below suspected");
        assertThat(explain("replica watches"))
                .contains("1.0 points above not spam, 4.0 points below spam")
                .contains("6.000  WATCHES  Offers watches [replica watches]");
        assertThat(explain("replica watches, cheap pills")).contains("3.5 points above suspected");
    }

    @Test
    void shouldObeyAllowedAndBlockedSenders() throws IOException {
        settings.put("AntispamBlockedSenders", List.of("example.org", "from:*@shop.test"));
        assertThat(scan("hello").basis()).isEqualTo(Basis.BLOCKED_SENDER);
        assertThat(scan("hello").spamClass()).isEqualTo(SpamClass.SPAM);
        Mail shop = Mails.parse("From: Shop <sale@shop.test>\nSubject: s\n\nhello\n");
        assertThat(scanner().scan(from("x@y.test", shop)).spamClass()).isEqualTo(SpamClass.SPAM);

        settings.put("AntispamAllowedSenders", List.of(SENDER));
        assertThat(scan("replica watches, cheap pills").basis()).isEqualTo(Basis.EXEMPT);
    }

    @Test
    void shouldNotScoreWhatWasWrittenInNotesUnlessTheSettingsSaySo() throws IOException {
        Mail internal = Mails.parse("Subject: s\n\nreplica watches\n");
        assertThat(scanner().scan(internal).basis()).isEqualTo(Basis.EXEMPT);
        settings.put("AntispamInternalMail", List.of("yes"));
        assertThat(scanner().scan(internal).spamClass()).isEqualTo(SpamClass.SUSPECTED);
    }

    @Test
    void shouldMarkAtMostWhatOneOfSeveralRecipientsWantsAll() throws IOException {
        settings.put("AntispamOptedOut", List.of("bob@*"));
        assertThat(scan("replica watches").basis()).isEqualTo(Basis.EXEMPT);
        Envelope both = new Envelope(SENDER, List.of(RECIPIENT, "eve@acme.test"), true);
        Mail mail = Mails.parse("Subject: s\n\nreplica watches, cheap pills\n");
        Mail toBoth = new Mail(both, mail.headers(), mail.whole(), mail.parts(), mail.unreadable());
        assertThat(scanner().scan(toBoth).finding())
                .hasValueSatisfying(finding -> assertThat(finding)
                        .isEqualTo(new Finding.Spam(SpamClass.SPAM, "13.5 points (PILLS, WATCHES)", true)));
    }

    @Test
    void shouldHandOverEachTextThatItScored() throws IOException {
        List<String> texts = new ArrayList<>();
        SpamScanner scanner =
                new SpamScanner(antispam(), rules, text -> texts.add(new String(text, StandardCharsets.ISO_8859_1)));

        scanner.scan(mail(SENDER, "replica watches"));
        settings.put("AntispamBlockedSenders", List.of("bulk.test"));
        new SpamScanner(antispam(), rules, text -> texts.add("")).scan(mail("a@bulk.test", "not scored"));

        assertThat(texts)
                .singleElement()
                .asString()
                .startsWith("Return-Path: <" + SENDER + ">")
                .contains("replica watches");
    }

    @Test
    void shouldSuspectAMessageThatTheEngineFailsOn() throws IOException {
        for (Throwable error : List.of(new IllegalStateException("broken"), new StackOverflowError())) {
            SpamVerdict verdict =
                    new SpamScanner(antispam(), rules, (ruleSet, text) -> fail(error)).scan(mail(SENDER, "hello"));
            assertThat(verdict.basis()).isEqualTo(Basis.FAILURE);
            assertThat(verdict.finding())
                    .hasValueSatisfying(finding -> assertThat(finding.description())
                            .startsWith("suspected spam: scoring failed: "
                                    + error.getClass().getName()));
        }
    }

    @Test
    void shouldSayThatThereAreNoRules() throws IOException {
        SpamScanner scanner = new SpamScanner(antispam(), new RuleSetHolder());
        assertThat(scanner.scan(mail(SENDER, "hello")).finding())
                .hasValueSatisfying(finding -> assertThat(finding).isInstanceOf(Finding.AntispamUnavailable.class));
        assertThat(scanner.generation()).isEmpty();
    }

    @Test
    void shouldNotTouchWhatItIsNotToScore() throws IOException {
        settings.put("AntispamEnabled", List.of("no"));
        assertThat(scan("replica watches, cheap pills").finding()).isEmpty();
        assertThat(scanner().generation()).isEmpty();
    }

    @Test
    void shouldScoreTheBeginningOfAMessageOfEightMegabytes() throws IOException {
        String filler = "Nothing to see on this line of text.\n".repeat((8 << 20) / 37);
        assertThat(scan("replica watches\n" + filler).spamClass()).isEqualTo(SpamClass.SUSPECTED);
        assertThat(scan(filler + "replica watches").spamClass()).isEqualTo(SpamClass.NOT_SPAM);
    }

    private static SpamScore fail(Throwable error) {
        if (error instanceof RuntimeException exception) {
            throw exception;
        }
        throw (Error) error;
    }

    private String explain(String body) throws IOException {
        return String.join("\n", Explanation.lines(scan(body), 10));
    }

    private SpamVerdict scan(String body) throws IOException {
        return scanner().scan(mail(SENDER, body));
    }

    private static Mail mail(String sender, String body) {
        return from(sender, Mails.parse("From: Ann <" + SENDER + ">\nSubject: s\n\n" + body + "\n"));
    }

    private static Mail from(String sender, Mail mail) {
        Envelope envelope = new Envelope(sender, List.of(RECIPIENT), true);
        return new Mail(envelope, mail.headers(), mail.whole(), mail.parts(), mail.unreadable());
    }

    private SpamScanner scanner() {
        return new SpamScanner(antispam(), rules);
    }

    private AntispamSettings antispam() {
        SettingsReader.Result read = new SettingsReader("mail1/Acme").read(List.of(settings), List.of());
        assertThat(read.refused()).isEmpty();
        Settings all = read.settings();
        return all.antispam();
    }
}
