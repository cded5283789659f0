package gatehouse.scan;

import java.time.Duration;

/** A moment by which work must have ended, on the monotonic clock. Immutable. */
public final class Deadline {
    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    public boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** The time that is left, zero once it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** The earlier of this deadline and {@code duration} from now. */
    public Deadline within(Duration duration) {
        long other = System.nanoTime() + duration.toNanos();
        return other - nanoTime < 0 ? new Deadline(other) : this;
    }
}
