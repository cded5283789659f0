package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fail or are slow cost time, never a message. */
class DiskTest {
    private final List<String> ids =
            IntStream.range(0, 60).mapToObj(i -> "m" + i).toList();

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
    void shouldLoseNothingWhenSavesFail() throws Exception {
        try (Senders senders = new Senders(server, 4, SampleMessage::text)) {
            senders.send(ids);
            for (int delivered = 0; delivered < 40; delivered += 10) {
                int seen = delivered;
                await().until(() -> server.delivered().size() > seen);
                server.domino().switches().failSaves(7);
            }
            senders.await();
            server.awaitEmptyMailBox();
            assertThat(server.delivered()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void shouldLoseNothingWhenTheDiskIsSlow() throws Exception {
        try (Senders senders = new Senders(server, 4, SampleMessage::text)) {
            server.domino().switches().slowDisk(Duration.ofMillis(20));
            senders.send(ids);
            senders.await();
            server.awaitEmptyMailBox();
            assertThat(server.delivered()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void shouldLoseNothingWhenTheRouterCrashes() throws Exception {
        try (Senders senders = new Senders(server, 4, SampleMessage::text)) {
            server.domino().switches().crashRouter();
            server.domino().switches().crashRouter();
            senders.send(ids);
            senders.await();
            server.awaitEmptyMailBox();
            assertThat(server.delivered()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }
}
