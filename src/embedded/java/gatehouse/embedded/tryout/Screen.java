package gatehouse.embedded.tryout;

/**
 * Standard output, shared by the table, a line of progress that the next line replaces, and the servers' consoles. Safe
 * for use by several threads.
 */
@SuppressWarnings("SystemOut")
final class Screen {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final boolean terminal;
    private boolean progress;

    /**
     * A screen.
     *
     * @param terminal whether a line can be replaced; where not, progress is not shown
     */
    Screen(boolean terminal) {
        this.terminal = terminal;
    }

    synchronized void line(String text) {
        clear();
        System.out.println(text);
    }

    /** Shows what is being done until the next line comes. */
    synchronized void progress(String text) {
        if (terminal) {
            System.out.print(CLEAR_LINE + "  … " + text);
            System.out.flush();
            progress = true;
        }
    }

    private void clear() {
        if (progress) {
            System.out.print(CLEAR_LINE);
            progress = false;
        }
    }
}
