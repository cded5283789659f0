package gatehouse.proof;

import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.ImpatientSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends messages at times that nothing slows: when answers are late, more are on their way at once. The gaps between two vary by
 * half, so that they keep no step with the looks at mail.box. Started and stopped once; the rest is safe for use by several threads.
 */
final class SteadyLoad {
    private final RealMessages messages;
    private final ImpatientSender sender;
    private final double perSecond;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Thread clock = new Thread(this::run, "steady load");
    private final List<Instant> sent = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopping;

    SteadyLoad(RealMessages messages, ImpatientSender sender, double perSecond) {
        this.messages = messages;
        this.sender = sender;
        this.perSecond = perSecond;
    }

    void start() {
        clock.start();
    }

    /** Returns when all that was sent has been acknowledged. */
    void stop() throws InterruptedException {
        stopping = true;
        clock.join();
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.MINUTES);
    }

    /** When each message was sent first, by its number. */
    List<Instant> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** How many messages were sent and are not acknowledged. */
    int underWay() {
        return underWay.get();
    }

    /** The Message-ID of the message of that number. */
    static String id(int number) {
        return "<m" + number + "@load.example.org>";
    }

    private void run() {
        Random random = new Random(1);
        long due = System.nanoTime();
        try {
            while (!stopping) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                int number = begin();
                threads.execute(() -> send(number));
                due += (long) ((0.5 + random.nextDouble()) * TimeUnit.SECONDS.toNanos(1) / perSecond);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int begin() {
        underWay.incrementAndGet();
        synchronized (sent) {
            sent.add(Instant.now());
            return sent.size() - 1;
        }
    }

    private void send(int number) {
        try {
            sender.send("m" + number + "@" + GatehouseFixture.DOMAIN, messages.text(number, id(number)));
            underWay.decrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
