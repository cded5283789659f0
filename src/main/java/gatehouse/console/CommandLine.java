package gatehouse.console;

import gatehouse.server.DominoServer;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the lines of {@code tell gatehouse}. For one thread, one that may open sessions. */
public final class CommandLine {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private final DominoServer server;
    private final Consumer<String> out;
    private final List<Command> commands = new ArrayList<>();

    /** The commands, in the order in which help lists them. */
    public CommandLine(DominoServer server, Consumer<String> out, Desk desk) {
        this.server = server;
        this.out = out;
        commands.add(new HelpCommand(commands));
        commands.add(new StatusCommand(desk));
        commands.add(new PauseCommand(desk.waiting()));
        commands.add(new ResumeCommand(desk.waiting()));
        commands.add(new QuarantineCommand(desk.quarantine()));
        commands.add(new ExplainCommand(desk.report().spamLog(), desk.records(), desk.quarantine()));
        commands.add(new WhatIfCommand(desk.records()));
        commands.add(new RulesCommand(desk.antispam(), desk.report()));
        commands.add(new DefinitionsCommand(desk.definitions()));
        commands.add(new TestCommand(desk.selfTest(), desk.antivirus()));
        // The boot does these two before a line gets here; they stand here for help.
        commands.add(new BootCommand("reload", "loads Gatehouse's jars and settings anew; mail stays held meanwhile"));
        commands.add(new BootCommand("quit", "ends the task; mail stays held until it runs again"));
    }

    /** Runs one line. Whatever goes wrong is said on the console. */
    public void run(String line) {
        List<String> words = Arrays.stream(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        String verb = words.isEmpty() ? "help" : words.get(0).toLowerCase(Locale.ROOT);
        Optional<Command> command = commands.stream()
                .filter(candidate -> candidate.name().equals(verb))
                .findFirst();
        if (command.isEmpty()) {
            out.accept("There is no command '" + verb + "'; 'tell gatehouse help' lists them");
            return;
        }
        run(command.get(), words.subList(Math.min(1, words.size()), words.size()));
    }

    private void run(Command command, List<String> arguments) {
        try (ServerSession session = server.openSession()) {
            command.run(arguments, session, out);
        } catch (Command.UsageException e) {
            out.accept(e.getMessage() + "; usage: tell gatehouse " + command.synopsis());
        } catch (ServerException | IOException | RuntimeException e) {
            LOG.warn("Command {} failed", command.name(), e);
            out.accept(command.name() + " failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
