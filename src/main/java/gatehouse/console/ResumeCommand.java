package gatehouse.console;

import gatehouse.pipeline.WaitingMessages;
import gatehouse.server.ServerSession;
import java.util.List;
import java.util.function.Consumer;

/** Ends a pause, and retries at once what was postponed. */
record ResumeCommand(WaitingMessages waiting) implements Command {
    @Override
    public String name() {
        return "resume";
    }

    @Override
    public String synopsis() {
        return "resume";
    }

    @Override
    public String help() {
        return "scans again, what was postponed at once";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) {
        waiting.pause(false);
        waiting.retryAll();
        out.accept("Scanning");
    }
}
