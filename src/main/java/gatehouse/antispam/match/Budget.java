package gatehouse.antispam.match;

/**
 * The steps that a matcher may still take. A step is an instruction, or a few bytes looked at, so a budget bounds the time of a call on any
 * machine the same way. Mutable; confined to one thread.
 */
public final class Budget {
    private static final long BASE = 2_000_000;
    private static final int BYTES_OF_STEP = 2;
    private final long granted;
    private long remaining;

    public Budget(long steps) {
        granted = steps;
        remaining = steps;
    }

    /**
     * The usual budget of a call for a text that is so long: more than any match of the stock rules was seen to take in real
     * mail, and some for each byte. On a slow machine a million steps take about ten milliseconds.
     */
    public static Budget forLength(long length) {
        return new Budget(BASE + length / BYTES_OF_STEP);
    }

    /** Takes steps, and says whether they were there. */
    boolean spend(int steps) {
        remaining -= steps;
        return remaining >= 0;
    }

    void exhaust() {
        remaining = -1;
    }

    boolean isExhausted() {
        return remaining < 0;
    }

    long remaining() {
        return remaining;
    }

    /** The steps taken; about as many as were granted once exhausted. */
    public long spent() {
        return granted - remaining;
    }
}
