package gatehouse.functional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.mail.MailParser;
import gatehouse.scan.EngineVersion;
import gatehouse.sso.CanonicalDigest;
import gatehouse.sso.KeyFile;
import gatehouse.sso.ServerKeyPair;
import gatehouse.sso.TagClaims;
import gatehouse.sso.TagSigner;
import gatehouse.testing.Clamd;
import gatehouse.testing.ClamdProxy;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.MemoryStore;
import gatehouse.testing.SampleMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A valid tag spares the message a scan; any other is refused, counted, and replaced. */
class TagTest {
    private static final String SCANNED = "Messages.Scanned";
    private static final String HONOURED = "Messages.TagHonoured";
    private static final String REFUSED = "Messages.TagRefused";
    private static final long DEFINITIONS = 27_800;
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private ClamdProxy clamd;
    private GatehouseFixture server;
    private ServerKeyPair key;
    private final byte[] message = SampleMessage.attachment("m1", "data.txt", "Some data".getBytes(UTF_8));

    @BeforeEach
    void start() throws IOException {
        clamd = new ClamdProxy(Clamd.shared(), "ClamAV 1.4.6/" + DEFINITIONS + "/Mon Jan  5 09:26:00 2026");
        server = GatehouseFixture.in(directory).clamd(clamd.port()).start();
        key = KeyFile.loadOrCreate(server.home().resolve("keys"), "mail1/Acme");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        clamd.close();
    }

    @Test
    void shouldReleaseWithoutScanWhenTheTagIsValid() throws Exception {
        String tag = tagOfDelivered(message);
        int scans = clamd.scans();
        send("again", tagged(tag, message));
        assertThat(clamd.scans()).isEqualTo(scans);
        assertThat(server.count(SCANNED)).isEqualTo(1);
        assertThat(server.count(HONOURED)).isEqualTo(1);
        assertThat(server.delivered("again").text("X-SSOTag").strip()).isEqualTo(tag);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "subject, Subject: Sample m1, Subject: Sample M1",
        "sender, ann@example.org, amn@example.org",
        "body, See the attachment, see the attachment",
        "attachment, U29tZSBkYXRh, U29tZSBEYXRh",
        "name of the attachment, data.txt, dada.txt",
        "date, 10:00:00, 10:00:01"
    })
    void shouldScanAgainWhenOneByteChanged(String what, String original, String changed) throws Exception {
        String tag = tagOfDelivered(message);
        String text = new String(message, UTF_8).replace(original, changed);
        assertThat(text).as(what).isNotEqualTo(new String(message, UTF_8));
        shouldScanAgain(tag, text.getBytes(UTF_8));
    }

    @Test
    void shouldScanAgainWhenTheTagIsOfAnotherMessage() throws Exception {
        shouldScanAgain(tagOfDelivered(message), SampleMessage.text("other"));
    }

    @Test
    void shouldScanAgainWhenTheKeyIsUnknown() throws Exception {
        ServerKeyPair unknown = KeyFile.loadOrCreate(directory.resolve("other"), "mail1/Acme");
        shouldScanAgain(sign(unknown, Instant.now(), HOUR, DEFINITIONS), message);
    }

    @Test
    void shouldScanAgainWhenTheTagIsExpired() throws Exception {
        shouldScanAgain(sign(key, Instant.now().minus(HOUR), HOUR.minusSeconds(1), DEFINITIONS), message);
    }

    @Test
    void shouldScanAgainWhenTheDefinitionsWereOlder() throws Exception {
        server.awaitLine(0, "scanning with");
        tagOfDelivered(SampleMessage.text("first"));
        shouldScanAgain(sign(key, Instant.now(), HOUR, DEFINITIONS - 6), message);
    }

    @Test
    void shouldHonourTagOfDefinitionsWithinTheLag() throws Exception {
        tagOfDelivered(SampleMessage.text("first"));
        send("again", tagged(sign(key, Instant.now(), HOUR, DEFINITIONS - 5), message));
        assertThat(server.count(HONOURED)).isEqualTo(1);
    }

    @Test
    void shouldQuarantineVirusUnderAForgedTag() throws Exception {
        String tag = tagOfDelivered(message);
        server.send("virus", tagged(tag, SampleMessage.eicar("virus")));
        server.awaitQuarantined("virus");
        assertThat(server.count(REFUSED)).isEqualTo(1);
    }

    private void shouldScanAgain(String tag, byte[] text) throws Exception {
        long scanned = server.count(SCANNED);
        send("again", tagged(tag, text));
        assertThat(server.count(SCANNED)).isEqualTo(scanned + 1);
        assertThat(server.count(REFUSED)).isEqualTo(1);
        assertThat(server.count(HONOURED)).isZero();
        String fresh = server.delivered("again").text("X-SSOTag");
        assertThat(fresh.strip()).isNotEqualTo(tag);
        assertThat(TagKeys.verifier(server.domino()).verifySignature(fresh)).isPresent();
    }

    private String tagOfDelivered(byte[] text) throws IOException {
        send("m1", text);
        return server.delivered("m1").text("X-SSOTag");
    }

    private void send(String id, byte[] text) throws IOException {
        server.send(id, text);
        server.awaitDelivered(id);
    }

    private static byte[] tagged(String tag, byte[] text) {
        return ("X-SSOTag: " + tag + "\r\n" + new String(text, UTF_8)).getBytes(UTF_8);
    }

    private String sign(ServerKeyPair signer, Instant issued, Duration validity, long definitions) throws IOException {
        return new TagSigner(signer)
                .sign(new TagClaims(
                        "mail1/Acme",
                        issued,
                        issued.plus(validity),
                        new EngineVersion("ClamAV 1.4.6", definitions, Optional.empty()),
                        "",
                        "",
                        CanonicalDigest.of(parsed()),
                        Optional.empty(),
                        false,
                        List.of()));
    }

    private Mail parsed() throws IOException {
        Envelope envelope = new Envelope(GatehouseFixture.SENDER, List.of());
        return new MailParser().parse(envelope, MemoryStore.content(message), new MemoryStore());
    }
}
