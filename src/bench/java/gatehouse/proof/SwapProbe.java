package gatehouse.proof;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What a swap of the rules in force does to who reads them. A thread reads them over and over for two milliseconds, in the midst of
 * which they are swapped, or are not: a control, since operating system and collector interrupt a reader at any time, and only what
 * is more with a swap than without is the swap's. For one thread.
 */
final class SwapProbe {
    private static final long BEFORE = TimeUnit.MICROSECONDS.toNanos(500);
    /** What a swap sets off may come a little later. */
    private static final long AFTER = TimeUnit.MICROSECONDS.toNanos(1_500);

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(6);
    private static final long BAR = TimeUnit.MILLISECONDS.toNanos(1);

    private final RuleSetHolder rules;
    private final Semaphore begin = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile boolean reading;
    private volatile boolean enough;
    private volatile long longestGap;

    SwapProbe(RuleSetHolder rules) {
        this.rules = rules;
    }

    /** The longest gaps between two reads, and how long the calls took; nanoseconds, sorted. */
    record Result(List<Long> swapped, List<Long> control, List<Long> calls) {
        static long above(List<Long> stalls) {
            return stalls.stream().filter(stall -> stall >= BAR).count();
        }

        /** Whether stalls of a millisecond are no more with a swap than chance makes them more than without. */
        boolean isGood() {
            long with = above(swapped);
            long without = above(control);
            return with - without <= 3 * Math.sqrt(with + without + 1.0);
        }
    }

    /** Swaps so many times, while nobody else does, and as many times does not. */
    Result run(int swaps) throws InterruptedException {
        Thread reader = new Thread(this::read, "swap probe");
        reader.setDaemon(true);
        reader.start();
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < swaps; i++) {
            result.swapped().add(stall(() -> result.calls().add(swap())));
            result.control().add(stall(() -> {}));
        }
        reader.interrupt();
        Collections.sort(result.swapped());
        Collections.sort(result.control());
        Collections.sort(result.calls());
        return result;
    }

    static long percentile(List<Long> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    /** The longest gap of a reader while something is done. */
    private long stall(Runnable action) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(BETWEEN);
        enough = false;
        begin.release();
        while (!reading) {
            TimeUnit.NANOSECONDS.sleep(BEFORE);
        }
        action.run();
        TimeUnit.NANOSECONDS.sleep(AFTER);
        enough = true;
        ended.acquire();
        return longestGap;
    }

    private long swap() {
        RuleGeneration now = rules.current().orElseThrow();
        RuleGeneration next = new RuleGeneration(
                now.id(), now.rules(), now.problems(), now.problemCount(), Instant.now(), now.took());
        long start = System.nanoTime();
        rules.swap(next);
        return System.nanoTime() - start;
    }

    private void read() {
        try {
            while (true) {
                begin.acquire();
                longestGap = longestGap();
                ended.release();
            }
        } catch (InterruptedException e) {
            // The probe has seen enough.
            Thread.currentThread().interrupt();
        }
    }

    private long longestGap() {
        long longest = 0;
        long last = System.nanoTime();
        reading = true;
        while (!enough && rules.current().isPresent()) {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
        }
        reading = false;
        return longest;
    }
}
