package gatehouse.spamcheck;

import java.io.PrintStream;

/** Says how far a long run is: on a terminal in a line that is replaced, elsewhere a line for each tenth. For one thread. */
final class Progress {
    private static final int OFTEN = 20;

    private final PrintStream out;
    private final boolean terminal;
    private final int all;
    private int done;

    Progress(PrintStream out, boolean terminal, int all) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
    }

    /** One more is done. */
    void step() {
        done++;
        if (terminal && (done % OFTEN == 0 || done == all)) {
            out.printf("\r%d of %d messages%s", done, all, done == all ? "\r\033[K" : "");
        } else if (!terminal && all >= 10 * OFTEN && done * 10L / all != (done - 1) * 10L / all) {
            out.printf("%d of %d messages%n", done, all);
        }
        out.flush();
    }
}
