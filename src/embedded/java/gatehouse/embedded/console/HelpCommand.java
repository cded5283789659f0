package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import java.util.List;

/** {@code help}: a line for each command. */
final class HelpCommand implements Command {
    private final List<Command> commands;
    private final ConsoleLog log;

    HelpCommand(List<Command> commands, ConsoleLog log) {
        this.commands = commands;
        this.log = log;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String help() {
        return "help                               Lists the commands";
    }

    @Override
    public void run(String arguments) {
        commands.forEach(command -> log.print("  " + command.help()));
        log.print("  " + help());
    }
}
