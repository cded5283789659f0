package gatehouse.proof;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.notes.StrictMode;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import gatehouse.testing.SmtpClient;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/**
 * A long run in one process: many messages of a mix, then an attachment of 100 MB. Prints what must not grow: leaked Notes
 * handles, misuses of the Notes API, the heap after a collection.
 */
public final class Soak {
    private static final int BATCH = 1_000;
    private static final int CONNECTIONS = 4;
    private static final long LARGE = 100L << 20;
    private static final long STREAM_MAX = 200L << 20;
    /** The Router remembers each note, about 100 bytes, and so do stubs; a leak of messages would be far more. */
    private static final int COLLECTIONS = 5;

    private static final double FLAT_BYTES_PER_MESSAGE = 512;

    private final EmbeddedDomino domino;
    private final int batches;
    private final Random random = new Random(1);
    private final List<Long> heap = new ArrayList<>();

    private Soak(EmbeddedDomino domino, int batches) {
        this.domino = domino;
        this.batches = batches;
    }

    /** Argument: how many messages. */
    public static void main(String[] arguments) throws Exception {
        int batches = Math.max(4, Integer.parseInt(arguments[0]) / BATCH);
        Path data = Files.createTempDirectory("soak");
        boolean good;
        try (Clamd clamd = Clamd.start(STREAM_MAX);
                EmbeddedDomino domino = Installation.start(data, settings(clamd))) {
            good = new Soak(domino, batches).run();
        }
        Folders.delete(data);
        System.out.println(good ? "PASSED" : "FAILED");
        System.exit(good ? 0 : 1);
    }

    private static Map<String, List<String>> settings(Clamd clamd) {
        Map<String, List<String>> settings = new HashMap<>(CrashTest.settings(clamd));
        settings.put("AntivirusMaxStreamBytes", List.of("200M"));
        return settings;
    }

    private boolean run() throws Exception {
        System.out.printf(
                "Soak: %d messages, heap of at most %d MB%n",
                batches * BATCH, Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf("%9s %12s %9s %8s %11s%n", "MESSAGES", "PER SECOND", "HEAP", "LEAKED", "VIOLATIONS");
        for (int batch = 0; batch < batches; batch++) {
            long start = System.nanoTime();
            send(batch * BATCH);
            print((batch + 1) * BATCH, BATCH * 1e9 / (System.nanoTime() - start));
        }
        sendLarge();
        domino.close();
        return judge();
    }

    private void send(int first) throws Exception {
        List<byte[]> messages = IntStream.range(first, first + BATCH)
                .mapToObj(i -> Kind.random(random).message("m" + i))
                .toList();
        Load.send(domino.smtpPort(), CONNECTIONS, first, messages);
        awaitEnded(first + BATCH);
    }

    private void awaitEnded(int count) {
        Awaitility.await("delivery")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> domino.database(GatehouseFixture.MAIL_FILE).count()
                                + domino.database(GatehouseFixture.QUARANTINE).count()
                        == count);
    }

    private void print(int count, double perSecond) {
        heap.add(LongStream.generate(Soak::heapAfterCollection)
                .limit(COLLECTIONS)
                .min()
                .orElseThrow());
        StrictMode strict = domino.strictMode();
        System.out.printf(
                "%9d %12.1f %6.1f MB %8d %11d%n",
                count,
                perSecond,
                heap.get(heap.size() - 1) / 1048576.0,
                strict.leakedHandles(),
                strict.violationCount());
    }

    private void sendLarge() throws Exception {
        long start = System.nanoTime();
        try (SmtpClient client = new SmtpClient(domino.smtpPort())) {
            SmtpClient.Reply reply = client.send(
                    GatehouseFixture.SENDER,
                    "large@" + GatehouseFixture.DOMAIN,
                    out -> SampleMessage.writeLarge("large", LARGE, out));
            System.out.printf("attachment of %d MB: %s", LARGE >> 20, reply.accepted() ? "accepted" : reply.toString());
        }
        awaitEnded(batches * BATCH + 1);
        System.out.printf(" and delivered in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private boolean judge() {
        StrictMode strict = domino.strictMode();
        double growth = growth();
        System.out.printf(
                "leaked handles %d, violations %d, heap grows by %.0f bytes a message (at most %.0f)%n",
                strict.leakedHandles(), strict.violationCount(), growth, FLAT_BYTES_PER_MESSAGE);
        strict.leaks().forEach((handle, count) -> System.out.println("  leaked " + count + " times: " + handle));
        strict.violations().forEach(violation -> System.out.println("  " + violation));
        return strict.leakedHandles() == 0 && strict.violationCount() == 0 && growth <= FLAT_BYTES_PER_MESSAGE;
    }

    /** Other threads make garbage meanwhile: the least of several is nearest to what is alive. */
    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The slope of the straight line nearest to the heap after each batch, without the first, which fills caches. */
    private double growth() {
        int n = heap.size() - 1;
        double meanX = (n + 1) / 2.0;
        double meanY =
                heap.stream().skip(1).mapToLong(Long::longValue).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (int x = 1; x <= n; x++) {
            covariance += (x - meanX) * (heap.get(x) - meanY);
            variance += (x - meanX) * (x - meanX);
        }
        return covariance / variance / BATCH;
    }
}
