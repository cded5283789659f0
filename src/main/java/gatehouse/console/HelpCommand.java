package gatehouse.console;

import gatehouse.server.ServerSession;
import java.util.List;
import java.util.function.Consumer;

/** Lists the commands. */
record HelpCommand(List<Command> commands) implements Command {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String synopsis() {
        return "help";
    }

    @Override
    public String help() {
        return "lists the commands";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) {
        Table table = new Table();
        commands.forEach(command -> table.row("tell gatehouse " + command.synopsis(), command.help()));
        table.print(out);
    }
}
