package gatehouse.boot;

/** What the loop calls of the server: the methods that an add-in task inherits. Used by the add-in's own thread only. */
interface ServerCalls {
    /** False once the task is told to end by other means than its queue. */
    boolean isRunning();

    void preempt();

    /** Prints a line in which each percent sign is doubled already. */
    void log(String format);

    void createStatusLine();

    void status(String text);

    /** The value is a number or text. */
    void statistic(String name, Object value);

    /** Takes back the status line and the statistics. */
    void delete();
}
