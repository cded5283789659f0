package gatehouse.antispam.match;

/**
 * The steps that a matcher may still take. A step is an instruction or a byte looked at, so a budget bounds the time of a call on any
 * machine the same way. Mutable; confined to one thread.
 */
public final class Budget {
    private static final long BASE = 2_000_000;
    private static final int PER_BYTE = 4;
    private final long granted;
    private long remaining;

    public Budget(long steps) {
        granted = steps;
        remaining = steps;
    }

    /** The usual budget: twice what any legitimate match of the stock rules was seen to take, and some for each byte. */
    public static Budget forLength(int length) {
        return new Budget(BASE + (long) PER_BYTE * length);
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

    /** The steps taken; about as many as were granted once exhausted. */
    public long spent() {
        return granted - remaining;
    }
}
