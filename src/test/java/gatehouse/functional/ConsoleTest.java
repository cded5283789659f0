package gatehouse.functional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tell gatehouse} answers. */
class ConsoleTest {
    @TempDir
    private Path directory;

    private GatehouseFixture server;

    @BeforeEach
    void start() {
        server = GatehouseFixture.in(directory).clamd(Clamd.shared().port()).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldListEveryCommandWithHelp() {
        server.tell("help", "tell gatehouse quit");
        List<String> verbs = List.of(
                "help",
                "status",
                "pause",
                "resume",
                "quarantine",
                "explain",
                "whatif",
                "rules",
                "test",
                "reload",
                "quit");
        assertThat(verbs)
                .allSatisfy(verb -> assertThat(server.domino().consoleLines())
                        .anyMatch(line -> line.contains("tell gatehouse " + verb)));
    }

    @Test
    void shouldShowStatus() {
        assertThat(server.status("Gatehouse")).contains("on mail1/Acme");
        assertThat(server.status("Scanning")).isEqualTo("yes");
        assertThat(server.status("Hold rule")).isEqualTo("active");
        await().until(() -> server.status("Antivirus").startsWith("ClamAV"));
        assertThat(server.status("Waiting")).isEqualTo("0 queued, 0 in hand, 0 postponed");
    }

    @Test
    void shouldHoldMailWhilePaused() throws Exception {
        server.tell("pause", "Paused");
        server.send("m1", SampleMessage.text("m1"));
        await().until(() -> server.status("Waiting").startsWith("1 queued"));
        assertThat(server.status("Scanning")).isEqualTo("PAUSED");
        assertThat(server.delivered()).isEmpty();
        server.tell("resume", "Scanning");
        server.awaitDelivered("m1");
    }

    @Test
    void shouldListShowAndDeleteQuarantined() throws Exception {
        server.tell("quarantine list", "The quarantine is empty");
        server.send("virus", SampleMessage.eicar("virus"));
        server.awaitQuarantined("virus");
        String id = server.quarantined("virus").unid();
        assertThat(server.tell("quarantine list", id)).contains("quarantined").contains("ann@example.org");
        assertThat(server.tell("quarantine show " + id.substring(0, 8), "Reason"))
                .contains("Eicar");
        server.tell("quarantine delete " + id, "Deleted " + id);
        assertThat(server.quarantined()).isEmpty();
        server.tell("quarantine show " + id, "there is no entry");
    }

    @Test
    void shouldTestTheWholeWay() {
        int from = server.lines();
        server.tell("test", "zip bomb");
        List<String> lines = server.domino().consoleLines();
        assertThat(lines.subList(from, lines.size()))
                .anyMatch(line -> line.matches(".*clean message +yes +release.*"))
                .anyMatch(line -> line.matches(".*test virus +yes +quarantine.*"))
                .anyMatch(line -> line.matches(".*encrypted zip +yes +quarantine.*"))
                .anyMatch(line -> line.matches(".*zip bomb +yes +quarantine.*"));
        server.awaitEmptyMailBox();
    }

    @Test
    void shouldPrintHostileTextAsData() throws Exception {
        byte[] message = new String(SampleMessage.eicar("virus"), US_ASCII)
                .replace("Subject: Sample virus", "Subject: 100%s %n off =?utf-8?Q?=1B[31m?=")
                .getBytes(US_ASCII);
        server.send("virus", message);
        server.awaitQuarantined("virus");
        String id = server.quarantined("virus").unid();
        String line = server.tell("quarantine show " + id, "Subject");
        assertThat(line).contains("100%s %n off").doesNotContain("\u001b");
    }

    @Test
    void shouldNameUnknownCommand() {
        server.tell("dance", "There is no command 'dance'");
    }
}
