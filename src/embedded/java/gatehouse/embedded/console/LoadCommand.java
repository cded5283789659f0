package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.RunJava;
import java.util.List;

/** {@code load runjava Class [arguments]}. */
final class LoadCommand implements Command {
    private final RunJava runJava;
    private final ConsoleLog log;

    LoadCommand(RunJava runJava, ConsoleLog log) {
        this.runJava = runJava;
        this.log = log;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String help() {
        return "load runjava <class> [arguments]   Starts an add-in task written in Java";
    }

    @Override
    public void run(String arguments) {
        List<String> words = List.of(arguments.split("\\s+"));
        if (words.size() < 2 || !words.get(0).equalsIgnoreCase("runjava")) {
            log.log("Only RunJava can be loaded: " + help());
        } else {
            runJava.load(words.get(1), words.subList(2, words.size()));
        }
    }
}
