package gatehouse.embedded.console;

/** One command of the server console. Safe for use by several threads. */
interface Command {
    /** One or two words, lower case. */
    String name();

    /** The command with its arguments, and what it does: one line. */
    String help();

    /** Runs it with what follows its name, trimmed. */
    void run(String arguments);
}
