package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While no clamd answers, everything stays held; afterwards everything is released, once. */
class ClamdOutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 8));

    @TempDir
    private Path directory;

    @Test
    void shouldHoldAllMailWhileClamdIsKilledAndReleaseItOnceAfterwards() throws Exception {
        shouldHoldAllMailDuring(Clamd::stop, Clamd::restart);
    }

    @Test
    void shouldHoldAllMailWhileClamdHangsAndReleaseItOnceAfterwards() throws Exception {
        shouldHoldAllMailDuring(Clamd::suspend, Clamd::resume);
    }

    private void shouldHoldAllMailDuring(Consumer<Clamd> begin, Consumer<Clamd> end) throws Exception {
        List<String> before = ids("before");
        List<String> during = ids("during");
        try (Clamd clamd = Clamd.start();
                GatehouseFixture server = start(clamd);
                Senders senders = new Senders(server, 4, SampleMessage::text)) {
            senders.send(before);
            await().until(() -> server.delivered().size() > 5);
            begin.accept(clamd);
            senders.send(during);
            senders.await();
            await().until(() -> server.status("Antivirus").startsWith("UNAVAILABLE since 20"));
            int delivered = server.delivered().size();
            await("nothing passes")
                    .during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(30))
                    .until(() -> server.delivered().size() == delivered);
            assertThat(server.waiting()).isEqualTo(before.size() + during.size() - delivered);

            end.accept(clamd);
            server.awaitEmptyMailBox();
            assertThat(server.delivered())
                    .doesNotHaveDuplicates()
                    .containsAll(before)
                    .containsAll(during);
            assertThat(server.quarantined()).isEmpty();
            await().until(() -> server.status("Antivirus").startsWith("ClamAV"));
            System.out.printf(
                    "clamd away for %d s: %d messages stayed held, all delivered once afterwards%n",
                    OUTAGE.toSeconds(), before.size() + during.size() - delivered);
        }
    }

    private GatehouseFixture start(Clamd clamd) {
        return GatehouseFixture.in(directory)
                .clamd(clamd.port())
                .setting("AntivirusScanTimeout", "1s")
                .setting("AntivirusRetryServer", "500ms")
                .start();
    }

    private static List<String> ids(String prefix) {
        return IntStream.range(0, 40).mapToObj(i -> prefix + i).toList();
    }
}
