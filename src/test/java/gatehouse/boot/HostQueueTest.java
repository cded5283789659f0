package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostQueueTest {
    private final HostQueue host = new HostQueue();
    private final RecordingServer server = new RecordingServer();

    @Test
    void shouldPrintLinesInOrderAndEscaped() {
        host.print("first 50%");
        host.print("second\nforged");

        host.drainTo(server);

        assertThat(server.lines).containsExactly("first 50%%", "second\\u000Aforged");
    }

    @Test
    void shouldPrintAFloodOverSeveralTurns() {
        for (int i = 0; i < HostQueue.LINES_PER_TURN + 1; i++) {
            host.print("line " + i);
        }

        host.drainTo(server);

        assertThat(server.lines).hasSize(HostQueue.LINES_PER_TURN);
        assertThat(host.hasLines()).isTrue();
    }

    @Test
    void shouldCountAndTellLinesDroppedBeyondItsBound() {
        for (int i = 0; i < HostQueue.CAPACITY + 7; i++) {
            host.print("line " + i);
        }

        while (host.hasLines()) {
            host.drainTo(server);
        }
        host.drainTo(server);

        assertThat(server.lines).hasSize(HostQueue.CAPACITY + 1);
        assertThat(server.lines.get(HostQueue.CAPACITY)).startsWith("7 console lines were dropped");
    }

    @Test
    void shouldKeepOnlyTheNewestStatusAndStatistic() {
        host.status("old");
        host.status("new\u001B[2J");
        host.statistic("Scanned", 1);
        host.statistic("Scanned", 2);
        host.statistic("Engine", "ClamAV 1.4.6\n");

        host.drainTo(server);
        host.drainTo(server);

        assertThat(server.statuses).containsExactly("new\\u001B[2J");
        assertThat(server.statistics).containsEntry("Scanned", 2.0).containsEntry("Engine", "ClamAV 1.4.6\\u000A");
    }

    @Test
    void shouldHandOutARequestToReloadOnce() {
        host.requestReload();

        assertThat(host.takeReload()).isTrue();
        assertThat(host.takeReload()).isFalse();
    }
}
