package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gatehouse.testing.Clamd;
import gatehouse.testing.Eicar;
import gatehouse.testing.GatehouseFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with an SMTP client and a MIME writer that are not ours: swaks. */
class SwaksTest {
    @TempDir
    private Path directory;

    @Test
    void shouldDeliverCleanAndQuarantineInfectedMailOfAnotherProgram() throws Exception {
        requireSwaks();
        Path note = Files.writeString(directory.resolve("note.txt"), "Nothing to find here.");
        Path virus = Files.write(directory.resolve("virus.txt"), Eicar.bytes());
        try (GatehouseFixture server = GatehouseFixture.in(directory.resolve("data"))
                .clamd(Clamd.shared().port())
                .start()) {
            swaks(server, "clean", note);
            swaks(server, "virus", virus);
            server.awaitDelivered("clean");
            server.awaitQuarantined("virus");
        }
    }

    private static void swaks(GatehouseFixture server, String id, Path attachment)
            throws IOException, InterruptedException {
        Process swaks = new ProcessBuilder(
                        "swaks",
                        "--server",
                        "127.0.0.1:" + server.domino().smtpPort(),
                        "--from",
                        GatehouseFixture.SENDER,
                        "--to",
                        id + "@" + GatehouseFixture.DOMAIN,
                        "--attach",
                        "@" + attachment)
                .redirectErrorStream(true)
                .start();
        String output = new String(swaks.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(swaks.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(swaks.exitValue()).as(output).isZero();
    }

    private static void requireSwaks() throws InterruptedException {
        boolean present;
        try {
            present = new ProcessBuilder("swaks", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            present = false;
        }
        if (!present && "true".equals(System.getenv("CI"))) {
            fail("swaks is missing: apt-get install swaks");
        }
        assumeTrue(present, "SKIPPED: swaks is missing: apt-get install swaks");
    }
}
