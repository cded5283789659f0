package gatehouse.console;

import gatehouse.pipeline.WaitingMessages;
import gatehouse.server.ServerSession;
import java.util.List;
import java.util.function.Consumer;

/** Stops handing out messages to the workers. */
record PauseCommand(WaitingMessages waiting) implements Command {
    @Override
    public String name() {
        return "pause";
    }

    @Override
    public String synopsis() {
        return "pause";
    }

    @Override
    public String help() {
        return "stops scanning after the messages in hand; mail stays held";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) {
        waiting.pause(true);
        out.accept("Paused: mail stays held until 'tell gatehouse resume'");
    }
}
