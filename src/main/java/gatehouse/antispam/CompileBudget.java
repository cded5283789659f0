package gatehouse.antispam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long reading and compiling rules may take, and how much it may allocate. Between any two lines, rules and patterns it is
 * {@linkplain #check checked}. For one compilation, on one thread.
 */
public final class CompileBudget {
    /** The stock rules allocate 0.7 GB, almost all of it soon garbage; ten times that is for channels with more rules. */
    private static final long MOST_ALLOCATED = 8L << 30;

    /** Part of the heap that may be in use after a collection: the rest is for the messages that are scanned meanwhile. */
    private static final double MOST_HEAP = 0.8;

    /** Work between two rests. */
    private static final long STRETCH = TimeUnit.MILLISECONDS.toNanos(4);

    private final Duration time;
    private final long mostAllocated;
    private final int restsPerWork;
    private long start = System.nanoTime();
    private long stretchStart = start;
    private final AllocatedBytes allocated = new AllocatedBytes();
    private final HeapUse heap = new HeapUse();

    /** @param time from now on */
    public CompileBudget(Duration time) {
        this(time, MOST_ALLOCATED, 0);
    }

    CompileBudget(Duration time, long mostAllocated) {
        this(time, mostAllocated, 0);
    }

    private CompileBudget(Duration time, long mostAllocated, int restsPerWork) {
        this.time = time;
        this.mostAllocated = mostAllocated;
        this.restsPerWork = restsPerWork;
    }

    /**
     * For what nobody waits for: after each short stretch of work it rests four times as long. The garbage of compiling stops all
     * threads when it is collected, whatever the priority of this one; so it comes slowly. Rests do not count as time.
     */
    public static CompileBudget unhurried(Duration time) {
        return new CompileBudget(time, MOST_ALLOCATED, 4);
    }

    /** @throws UncheckedIOException when the budget is used up, or the thread interrupted; it stays interrupted then */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new UncheckedIOException(new ClosedByInterruptException());
        }
        if (System.nanoTime() - start > time.toNanos()) {
            throw exceeded("compiling took longer than " + shown(time) + " (DefinitionsMaxCompileTime)");
        }
        if (allocated.bytes() > mostAllocated) {
            throw exceeded("compiling allocated more than " + (mostAllocated >> 20) + " MB");
        }
        if (heap.exceeds(MOST_HEAP)) {
            throw exceeded("compiling needs more memory than Java has: "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB (the option -Xmx of the JVM sets it)");
        }
        rest();
    }

    private void rest() {
        long now = System.nanoTime();
        long worked = now - stretchStart;
        if (restsPerWork > 0 && worked > STRETCH) {
            LockSupport.parkNanos(worked * restsPerWork);
            stretchStart = System.nanoTime();
            start += stretchStart - now;
        }
    }

    private static UncheckedIOException exceeded(String reason) {
        return new UncheckedIOException(new IOException(reason));
    }

    private static String shown(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
