package gatehouse.console;

import gatehouse.server.ServerSession;
import java.util.List;
import java.util.function.Consumer;

/** A command that the boot carries out: here for its help line only. */
record BootCommand(String name, String help) implements Command {
    @Override
    public String synopsis() {
        return name;
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) throws UsageException {
        throw new UsageException("'" + name + "' takes no arguments");
    }
}
