package gatehouse.console;

import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One verb of {@code tell gatehouse}. Run by one thread at a time, with that thread's session. */
interface Command {
    String name();

    /** How it is written, with its arguments. */
    String synopsis();

    /** What it does, in one line. */
    String help();

    /** Does it; {@code out} takes lines, which may hold a message's text as it is. */
    void run(List<String> arguments, ServerSession session, Consumer<String> out)
            throws ServerException, IOException, InterruptedException, UsageException;

    /** The arguments make no sense; the message says why. */
    class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }
}
