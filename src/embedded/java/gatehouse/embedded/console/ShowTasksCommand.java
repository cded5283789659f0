package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.StatusLines;

/** {@code show tasks}: a row for each status line. */
final class ShowTasksCommand implements Command {
    private final StatusLines statusLines;
    private final ConsoleLog log;

    ShowTasksCommand(StatusLines statusLines, ConsoleLog log) {
        this.statusLines = statusLines;
        this.log = log;
    }

    @Override
    public String name() {
        return "show tasks";
    }

    @Override
    public String help() {
        return "show tasks                         Lists the tasks and what they do";
    }

    @Override
    public void run(String arguments) {
        print("Task", "Description");
        statusLines.lines().forEach(line -> print(line.name(), line.text()));
    }

    private void print(String task, String description) {
        log.print(String.format("  %-20s  %s", task, description));
    }
}
