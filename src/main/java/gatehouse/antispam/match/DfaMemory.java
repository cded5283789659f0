package gatehouse.antispam.match;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that the states of many automata may take together. When they are used up, all states of all automata are forgotten, and
 * those that are needed come back. The pattern sets of one generation of rules share one. Safe for any number of threads.
 */
public final class DfaMemory {
    private static final long USUAL = 48L << 20;
    private final long total;
    private final AtomicLong available;
    private final List<DfaCache> users = new CopyOnWriteArrayList<>();

    public DfaMemory(long bytes) {
        total = bytes;
        available = new AtomicLong(bytes);
    }

    /** What the stock rules need for a thousand or so different messages. */
    public static DfaMemory usual() {
        return new DfaMemory(USUAL);
    }

    /** The bytes taken. */
    public long used() {
        return total - available.get();
    }

    void register(List<DfaCache> caches) {
        users.addAll(caches);
    }

    /** Takes bytes for a user, for which all may have to forget their states. */
    void take(long bytes) {
        if (available.addAndGet(-bytes) < 0) {
            available.set(total - bytes);
            users.forEach(DfaCache::forget);
        }
    }

    void giveBack(long bytes) {
        available.accumulateAndGet(bytes, (had, back) -> Math.min(total, had + back));
    }
}
