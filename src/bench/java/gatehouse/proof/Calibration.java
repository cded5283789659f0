package gatehouse.proof;

import com.sun.management.OperatingSystemMXBean;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** Warms a server up, and finds the rate of messages that leaves it three quarters of the processors. For one thread. */
final class Calibration {
    private static final int LEAST_ROUNDS = 2;
    private static final int MOST_ROUNDS = 12;
    private static final int MESSAGES_OF_ROUND = 400;
    /** Of one processor that the JIT takes: it has done what matters. */
    private static final double IDLE_JIT = 0.15;

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

    /** Warms up mail and updates together, as they are measured: a server has been up for days. */
    double perSecond(Runnable update) throws Exception {
        double jit = 1;
        int rounds = 0;
        while (rounds < LEAST_ROUNDS || (jit > IDLE_JIT && rounds < MOST_ROUNDS)) {
            jit = warmUp(update);
            rounds++;
        }
        long before = cpu();
        send(MEASURED);
        double each = (cpu() - before) / 1e9 / MEASURED;
        System.out.printf(
                "Warmed up by %d updates and %d messages, JIT at %.0f %%%n",
                rounds, rounds * MESSAGES_OF_ROUND, 100 * jit);
        System.out.printf("A message takes %.1f ms of CPU, with clamd, embedded Domino and sender%n", each * 1e3);
        return Math.max(1, Math.floor(SHARE * Runtime.getRuntime().availableProcessors() / each));
    }

    /** Mail during an update; the part of a processor that the JIT took. */
    private double warmUp(Runnable update) throws Exception {
        CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        long compiled = jit.getTotalCompilationTime();
        long start = System.nanoTime();
        FutureTask<?> mail = new FutureTask<>(() -> {
            send(MESSAGES_OF_ROUND);
            return MESSAGES_OF_ROUND;
        });
        new Thread(mail, "warm-up").start();
        update.run();
        mail.get();
        return (jit.getTotalCompilationTime() - compiled) / ((System.nanoTime() - start) / 1e6);
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
