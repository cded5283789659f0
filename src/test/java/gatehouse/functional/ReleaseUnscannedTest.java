package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that goes unscanned, because the settings say so, is scanned as soon as it can be. */
class ReleaseUnscannedTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReleaseWithoutAntivirusAndTellAfterwardsWhatShouldNotHaveBeen() throws Exception {
        try (Clamd clamd = Clamd.start();
                GatehouseFixture server = GatehouseFixture.in(directory)
                        .clamd(clamd.port())
                        .setting("AntivirusWhenUnavailable", "release-unscanned")
                        .setting("AntivirusRetryServer", "500ms")
                        .start()) {
            clamd.stop();
            await().until(() -> server.status("Antivirus").startsWith("UNAVAILABLE"));
            server.send("clean", SampleMessage.text("clean"));
            server.send("virus", SampleMessage.eicar("virus"));
            server.send("forbidden", SampleMessage.forbidden("forbidden"));
            server.awaitDelivered("clean", "virus");
            server.awaitQuarantined("forbidden");
            assertThat(server.count("Messages.ReleasedUnscanned")).isEqualTo(2);
            assertThat(server.quarantined()).containsExactlyInAnyOrder("clean", "virus", "forbidden");

            int from = server.lines();
            clamd.restart();
            assertThat(server.awaitLine(from, "released unscanned should not have been"))
                    .contains("ALARM", "Eicar");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(server.quarantined()).containsExactlyInAnyOrder("virus", "forbidden"));
            assertThat(server.quarantined("virus").text("GatehouseState")).isEqualTo("QUARANTINED");
        }
    }
}
