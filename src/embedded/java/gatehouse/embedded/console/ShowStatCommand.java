package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.Statistics;
import java.util.List;

/** {@code show stat [facility[.name]]}. */
final class ShowStatCommand implements Command {
    private final Statistics statistics;
    private final ConsoleLog log;

    ShowStatCommand(Statistics statistics, ConsoleLog log) {
        this.statistics = statistics;
        this.log = log;
    }

    @Override
    public String name() {
        return "show stat";
    }

    @Override
    public String help() {
        return "show stat [facility[.name]]        Lists statistics";
    }

    @Override
    public void run(String arguments) {
        List<String> lines = statistics.print(arguments);
        lines.forEach(log::print);
        log.print("  " + lines.size() + " statistics found");
    }
}
