package gatehouse.embedded.router;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what a Router does. Safe for use by several threads. */
final class RouterStatistics {
    private final AtomicLong routed = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong forwarded = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();

    void routed() {
        routed.incrementAndGet();
    }

    void delivered(Delivery delivery) {
        delivered.addAndGet(delivery.delivered());
        forwarded.addAndGet(delivery.forwarded());
    }

    void dead() {
        dead.incrementAndGet();
    }

    RouterCounts counts() {
        return new RouterCounts(routed.get(), delivered.get(), forwarded.get(), dead.get());
    }
}
