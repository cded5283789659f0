package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.MessageQueues;
import gatehouse.embedded.runtime.RunJava;
import java.util.Locale;

/** {@code tell task text}: puts the text into the queue of the task. {@code quit} needs no room there. */
final class TellCommand implements Command {
    private final MessageQueues queues;
    private final RunJava runJava;
    private final ConsoleLog log;

    TellCommand(MessageQueues queues, RunJava runJava, ConsoleLog log) {
        this.queues = queues;
        this.runJava = runJava;
        this.log = log;
    }

    @Override
    public String name() {
        return "tell";
    }

    @Override
    public String help() {
        return "tell <task> <text>                 Sends a command to a task; 'quit' ends it";
    }

    @Override
    public void run(String arguments) {
        String[] words = arguments.split("\\s+", 2);
        String text = words.length < 2 ? "" : words[1];
        boolean told = words[0].equalsIgnoreCase("runjava") ? tellRunJava(text) : tell(words[0], text);
        if (!told) {
            log.log("The " + words[0] + " task either does not exist or does not accept \"Tell\" commands.");
        }
    }

    private boolean tell(String task, String text) {
        return text.equalsIgnoreCase("quit") ? queues.quit(task) || runJava.quit(task) : queues.tell(task, text);
    }

    private boolean tellRunJava(String text) {
        String[] words = text.split("\\s+", 2);
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "quit" -> runJava.quit();
            case "unload" -> unload(words.length < 2 ? "" : words[1]);
            default -> log.log("RunJava: tell runjava unload <class> | quit");
        }
        return true;
    }

    private void unload(String className) {
        if (!runJava.unload(className)) {
            log.log("RunJava: " + className + " is not loaded. Class names are case-sensitive.");
        }
    }
}
