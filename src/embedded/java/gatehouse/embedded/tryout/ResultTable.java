package gatehouse.embedded.tryout;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Prints a row for each message as soon as it has ended. For one thread. */
final class ResultTable {
    private final Screen screen;
    private int rows;
    private int right;

    ResultTable(Screen screen) {
        this.screen = screen;
        print("#", "message", "expected", "became", "ms", "why");
    }

    /**
     * Prints what became of a message.
     *
     * @param sent when all of it was sent, on the clock of {@link System#nanoTime}
     */
    void row(Sample sample, Outcome outcome, long sent) {
        boolean asExpected = sample.isAsExpected(outcome);
        long millis = TimeUnit.NANOSECONDS.toMillis(outcome.nanoTime() - sent);
        rows++;
        right += asExpected ? 1 : 0;
        print(
                Integer.toString(rows),
                sample.title(),
                sample.expected().toString(),
                outcome.kind().toString(),
                Long.toString(millis),
                (asExpected ? "" : "NOT AS EXPECTED: ") + outcome.why());
    }

    int rows() {
        return rows;
    }

    /** How many messages became what they should. */
    int right() {
        return right;
    }

    boolean isAllRight() {
        return right == rows;
    }

    private void print(Object... cells) {
        screen.line(String.format(Locale.ROOT, "%3s  %-27s  %-11s  %-11s  %6s  %s", cells));
    }
}
