package gatehouse.boot;

/**
 * What the application can ask of the add-in task. Safe for use by several threads; every method returns at once, and
 * the loop's thread does the work at its next turn.
 */
public interface Host {
    /**
     * Prints one line on the server's console and log. Control characters are escaped and long lines cut; lines beyond
     * a bound that the console cannot keep up with are dropped and counted.
     */
    void print(String line);

    /** Sets the text of the task's line in {@code show tasks}. */
    void status(String text);

    /** Sets {@code Gatehouse.<name>} of {@code show stat}. */
    void statistic(String name, double value);

    /** Sets {@code Gatehouse.<name>} of {@code show stat}. */
    void statistic(String name, String text);

    /** Stops the application, loads its jars anew and starts it again. */
    void requestReload();

    /** Ends the task. */
    void requestQuit();
}
