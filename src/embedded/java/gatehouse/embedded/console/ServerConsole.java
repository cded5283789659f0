package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.RunJava;
import gatehouse.embedded.runtime.ServerRuntime;
import gatehouse.embedded.runtime.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds and runs the commands that are typed at the server. Safe for use by several threads. */
public final class ServerConsole {
    private final List<Command> commands;
    private final ConsoleLog log;

    public ServerConsole(ServerRuntime server, RunJava runJava, Switches switches, Runnable shutdown) {
        log = server.log();
        commands = new ArrayList<>(List.of(
                new LoadCommand(runJava, log),
                new TellCommand(server.queues(), runJava, log),
                new ShowTasksCommand(server.statusLines(), log),
                new ShowStatCommand(server.statistics(), log),
                new SetRulesCommand(switches, log),
                new SimulateCommand(switches, log),
                new QuitCommand(shutdown)));
        commands.add(new HelpCommand(List.copyOf(commands), log));
    }

    /** Runs one line; the case of commands does not matter, nor do spaces around them. */
    public void execute(String line) {
        String typed = line.strip().replaceFirst("^(\\S+)\\s+", "$1 ");
        if (typed.isEmpty()) {
            return;
        }
        Optional<Command> command =
                commands.stream().filter(c -> isCall(c, typed)).findFirst();
        command.ifPresentOrElse(
                c -> c.run(typed.substring(c.name().length()).strip()),
                () -> log.log("Command not recognized: " + typed + ". Type 'help' for a list of commands."));
    }

    private static boolean isCall(Command command, String typed) {
        return (typed + " ").toLowerCase(Locale.ROOT).startsWith(command.name() + " ");
    }
}
