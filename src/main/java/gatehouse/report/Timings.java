package gatehouse.report;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long something takes, as a histogram: its buckets grow by an eighth of a power of two, so that a percentile is
 * right to 12 %. Safe for use by several threads; 4 KB.
 */
public final class Timings {
    private static final int STEPS = 8;
    private static final int BUCKETS = 64 * STEPS;

    private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);

    public void record(Duration duration) {
        buckets.incrementAndGet(bucket(Math.max(0, duration.toNanos() / 1000)));
    }

    public long count() {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += buckets.get(i);
        }
        return sum;
    }

    /** The duration that {@code percent} of those recorded do not exceed; zero when there are none. */
    public Duration percentile(double percent) {
        long wanted = (long) Math.ceil(count() * percent / 100);
        long seen = 0;
        for (int i = 0; i < BUCKETS && wanted > 0; i++) {
            seen += buckets.get(i);
            if (seen >= wanted) {
                return Duration.ofNanos(upperBound(i) * 1000);
            }
        }
        return Duration.ZERO;
    }

    private static int bucket(long micros) {
        if (micros < STEPS) {
            return (int) micros;
        }
        int power = 63 - Long.numberOfLeadingZeros(micros);
        int step = (int) (micros >>> (power - 3)) & (STEPS - 1);
        return (power - 2) * STEPS + step;
    }

    private static long upperBound(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int power = bucket / STEPS + 2;
        long step = bucket % STEPS;
        return ((STEPS + step + 1) << (power - 3)) - 1;
    }
}
