package gatehouse.functional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.testing.Clamd;
import gatehouse.testing.ClamdProxy;
import gatehouse.testing.Documents;
import gatehouse.testing.Eicar;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in quarantine as unscannable is scanned again when clamd has new definitions. */
class NewVirusDefinitionsTest {
    private static final String MARK = "what-nobody-knew-yesterday";
    private static final String REASON = "GatehouseReason";
    private static final String ENCRYPTED = "unscannable smime.p7m: encrypted mail";

    @TempDir
    private Path directory;

    private Path definitions;

    @BeforeEach
    void writeDefinitions() throws IOException {
        definitions = Files.createDirectory(directory.resolve("definitions"));
        Files.writeString(definitions.resolve("eicar.ndb"), Eicar.definition());
    }

    @Test
    void shouldReleaseWhatIsCleanAndNameWhatIsFoundAndLeaveTheRest() throws Exception {
        try (Clamd clamd = Clamd.start(definitions);
                ClamdProxy proxy = new ClamdProxy(clamd, version(27001));
                GatehouseFixture server = server(proxy).start()) {
            server.send("encrypted", encrypted("encrypted", "nothing"));
            server.send("guilty", encrypted("guilty", MARK));
            server.send("large", SampleMessage.large("large", 300_000));
            server.send("choking", SampleMessage.text("choking", "X-Text: " + ClamdProxy.CHOKE));
            server.awaitQuarantined("encrypted", "guilty", "large", "choking");
            assertThat(reason(server, "encrypted")).startsWith(ENCRYPTED);
            assertThat(reason(server, "large")).contains("too large");
            assertThat(reason(server, "choking")).startsWith("unscannable message: check failed");

            allowLarge(server);
            int from = server.lines();
            learn(clamd);
            int before = proxy.scans();
            proxy.tellVersion(version(27002));
            server.awaitLine(from, "there are new virus definitions; quarantined messages to be scanned again: 3");
            server.awaitDelivered("large");
            await().until(() -> reason(server, "guilty").startsWith("virus New-Virus"));
            server.awaitLine(from, "was unscannable and is virus New-Virus");
            await().untilAsserted(() -> assertThat(proxy.scans()).isGreaterThanOrEqualTo(before + 4));
            assertThat(reason(server, "encrypted")).startsWith(ENCRYPTED);
            assertThat(reason(server, "choking")).startsWith("unscannable message: check failed");
            assertThat(server.quarantined("large").text("GatehouseState")).isEqualTo("RELEASED");
            int scans = proxy.scans();

            // Of the first change all is done: what is left is scanned once more, with all its contents.
            int next = server.lines();
            proxy.tellVersion(version(27003));
            server.awaitLine(next, "scanned again: 1");
            await().until(() -> proxy.scans() > scans);
            proxy.tellVersion(version(27004));
            server.awaitLine(next, "scanned again: 1");
            server.awaitEmptyMailBox();
            assertThat(server.delivered()).containsExactly("large");
        }
    }

    @Test
    void shouldLeaveToAPersonWhatEndedTheProcessWhenItWasScannedAgain() throws Exception {
        try (Clamd clamd = Clamd.start(definitions);
                ClamdProxy proxy = new ClamdProxy(clamd, version(27001));
                GatehouseFixture server = server(proxy).start()) {
            server.send("killer", encrypted("killer", MARK));
            server.awaitQuarantined("killer");
            server.awaitEmptyMailBox();
            server.quit();
            noteInHand(server, server.quarantined("killer").unid());

            int from = server.lines();
            server.load();
            server.awaitLine(from, "the process ended while it was scanned again");
            learn(clamd);
            int before = proxy.scans();
            proxy.tellVersion(version(27002));
            server.awaitLine(from, "quarantined messages to be scanned again: 0");
            assertThat(reason(server, "killer")).startsWith("unscannable message: check failed, the process ended");
            assertThat(proxy.scans()).isEqualTo(before);
        }
    }

    private GatehouseFixture.Builder server(ClamdProxy proxy) {
        return GatehouseFixture.in(directory.resolve("data"))
                .clamd(proxy.port())
                .setting("ContentEncryptedMail", "quarantine")
                .setting("ContentTooLargeForAntivirus", "quarantine")
                .setting("AntivirusMaxStreamBytes", "100K")
                .setting("MailFlowMaxFailures", "1");
    }

    /** From the next start on. */
    private static void allowLarge(GatehouseFixture server) {
        Documents.save(
                server.domino().database("gatehouse.nsf"),
                "Settings",
                Map.of("Server", List.of("mail1/Acme"), "AntivirusMaxStreamBytes", List.of("10M")));
        server.quit();
        server.load();
    }

    private void learn(Clamd clamd) throws IOException {
        Files.writeString(
                definitions.resolve("new.ndb"),
                "New-Virus:0:*:" + HexFormat.of().formatHex(MARK.getBytes(US_ASCII)) + "\n");
        clamd.reload(MARK.getBytes(US_ASCII));
    }

    /** As a process leaves it that is killed while it scans that entry again. */
    private static void noteInHand(GatehouseFixture server, String entry) throws IOException {
        byte[] text = ("quarantine:" + entry).getBytes(US_ASCII);
        byte[] slot = new byte[128];
        slot[0] = (byte) text.length;
        System.arraycopy(text, 0, slot, 1, text.length);
        Files.write(server.home().resolve("state/rescanned"), slot);
    }

    private static byte[] encrypted(String id, String content) {
        String type = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"";
        return new String(SampleMessage.text(id), US_ASCII)
                .replace("Content-Type: text/plain; charset=utf-8", type)
                .concat(content + "\r\n")
                .getBytes(US_ASCII);
    }

    private static String version(int definitions) {
        return "ClamAV 1.4.6/" + definitions + "/Sun Nov 22 08:00:00 2026";
    }

    private static String reason(GatehouseFixture server, String id) {
        return server.quarantined(id).text(REASON);
    }
}
