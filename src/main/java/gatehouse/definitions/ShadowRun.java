package gatehouse.definitions;

import gatehouse.definitions.Shadow.Limits;
import gatehouse.definitions.Shadow.Report;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of a {@link Shadow}: the texts that wait, and when it is done. The queue has no lock, since the thread that empties it is
 * of low priority, and a worker must not wait for it. Safe for use by several threads; one works.
 */
final class ShadowRun {
    private static final int MOST_TEXTS = 64;
    private static final long MOST_BYTES = 16L << 20;

    private final ShadowComparison comparison;
    private final Limits limits;
    private final long start = System.nanoTime();
    private final LinkedTransferQueue<byte[]> waiting = new LinkedTransferQueue<>();
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger leftOut = new AtomicInteger();
    private volatile Report report;

    ShadowRun(ShadowComparison comparison, Limits limits) {
        this.comparison = comparison;
        this.limits = limits;
        report = comparison.report(false, 0);
    }

    void offer(byte[] text) {
        if (report.done()) {
            return;
        }
        int count = texts.incrementAndGet();
        long size = bytes.addAndGet(text.length);
        if (count <= MOST_TEXTS && size <= MOST_BYTES) {
            waiting.add(text);
        } else {
            leave(text);
        }
    }

    private void leave(byte[] text) {
        leftOut.incrementAndGet();
        took(text);
    }

    private void took(byte[] text) {
        texts.decrementAndGet();
        bytes.addAndGet(-text.length);
    }

    Report report() {
        return report;
    }

    /** Works until the shadow is done, or that time is over. */
    void work(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        boolean isInTime = true;
        while (isInTime && !report.done()) {
            next(Math.min(end, start + limits.time().toNanos())).ifPresent(comparison::compare);
            report = comparison.report(isDone(), leftOut.get());
            isInTime = System.nanoTime() - end < 0;
        }
        if (report.done()) {
            waiting.clear();
        }
    }

    private Optional<byte[]> next(long until) throws InterruptedException {
        long patience = Math.max(0, until - System.nanoTime());
        Optional<byte[]> text = Optional.ofNullable(waiting.poll(patience, TimeUnit.NANOSECONDS));
        text.ifPresent(this::took);
        return text;
    }

    private boolean isDone() {
        return comparison.messages() >= limits.messages()
                || comparison.hasFailed()
                || System.nanoTime() - start >= limits.time().toNanos();
    }
}
