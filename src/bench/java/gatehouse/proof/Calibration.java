package gatehouse.proof;

import com.sun.management.OperatingSystemMXBean;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Warms a server up, and finds the rate of messages that leaves it three quarters of the processors. For one thread. */
final class Calibration {
    private static final int WARM_UP = 1_500;
    private static final int MEASURED = 500;
    private static final int CONNECTIONS = 4;
    private static final double SHARE = 0.25;

    private final GatehouseFixture server;
    private final Clamd clamd;
    private final RealMessages messages;

    Calibration(GatehouseFixture server, Clamd clamd, RealMessages messages) {
        this.server = server;
        this.clamd = clamd;
        this.messages = messages;
    }

    /** Returns when updates are warmed up too. */
    double perSecond(Runnable update) throws Exception {
        update.run();
        send(WARM_UP / 2);
        update.run();
        update.run();
        send(WARM_UP - WARM_UP / 2);
        long before = cpu();
        send(MEASURED);
        double each = (cpu() - before) / 1e9 / MEASURED;
        double perSecond = Math.floor(SHARE * Runtime.getRuntime().availableProcessors() / each);
        System.out.printf(
                "A message takes %.1f ms of CPU with clamd, the embedded Domino and its sender%n", each * 1e3);
        return Math.max(1, perSecond);
    }

    /** What this process has used, in nanoseconds. */
    static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void send(int count) throws Exception {
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(messages.text(i, "<warm-up" + i + "@load.example.org>"));
        }
        Load.send(server.domino().smtpPort(), CONNECTIONS, 0, batch);
        server.awaitEmptyMailBox();
    }

    private long cpu() {
        Duration theirs = ProcessHandle.of(clamd.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return processCpu() + theirs.toNanos();
    }
}
