package gatehouse.proof;

import gatehouse.testing.ServerProcess;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until a server process has nothing to do. */
final class Settling {
    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final String IDLE = "0 queued, 0 in hand, 0 postponed";

    private Settling() {}

    /** Until it said so twice in a row, some looks at mail.box apart. */
    static void await(ServerProcess server) {
        Awaitility.await("nothing waits")
                .atMost(BOUND)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> isIdle(server) && isIdleStill(server));
    }

    private static boolean isIdleStill(ServerProcess server) throws Exception {
        Thread.sleep(Duration.ofSeconds(1).toMillis());
        return isIdle(server);
    }

    private static boolean isIdle(ServerProcess server) throws Exception {
        int from = server.lines().size();
        server.command("tell gatehouse status");
        String line = Awaitility.await("status")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> server.lines().stream()
                                .skip(from)
                                .filter(printed -> printed.contains(" in hand, "))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        return line.contains(IDLE);
    }
}
