package gatehouse.boot;

/**
 * How long a turn of the loop waits for a command: short while there are lines to print and right after a command, when
 * an answer is due. Never 0, which the message queue takes as for ever.
 */
final class Pace {
    static final int SHORT = 20;
    static final int LONG = 250;
    private static final long ANSWER_DUE_NANOS = 1_000_000_000L;

    private long lastCommand = System.nanoTime() - ANSWER_DUE_NANOS;

    void commandSeen() {
        lastCommand = System.nanoTime();
    }

    /** In milliseconds. */
    int timeout(boolean linesWait) {
        if (linesWait) {
            return 1;
        }
        return System.nanoTime() - lastCommand < ANSWER_DUE_NANOS ? SHORT : LONG;
    }
}
