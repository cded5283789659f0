package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.Switches;
import java.time.Duration;
import java.util.Locale;

/** {@code simulate failure [value]}: the switches that a demonstration needs. No real server has this command. */
final class SimulateCommand implements Command {
    private final Switches switches;
    private final ConsoleLog log;

    SimulateCommand(Switches switches, ConsoleLog log) {
        this.switches = switches;
        this.log = log;
    }

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String help() {
        return "simulate slow-disk <ms> | failing-saves <count> | router-crash | router-stop | router-start"
                + " | rule-on-updates | rule-on-new   (not in a real server)";
    }

    @Override
    public void run(String arguments) {
        String[] words = arguments.toLowerCase(Locale.ROOT).split("\\s+", 2);
        try {
            simulate(words[0], words.length > 1 ? Integer.parseUnsignedInt(words[1]) : 0);
        } catch (NumberFormatException e) {
            log.print("  " + help());
        }
    }

    private void simulate(String failure, int value) {
        switch (failure) {
            case "slow-disk" -> switches.slowDisk(Duration.ofMillis(value));
            case "failing-saves" -> switches.failSaves(value);
            case "router-crash" -> switches.crashRouter();
            case "router-stop" -> switches.routerStopped(true);
            case "router-start" -> switches.routerStopped(false);
            case "rule-on-updates" -> switches.ruleOnUpdates(true);
            case "rule-on-new" -> switches.ruleOnUpdates(false);
            default -> log.print("  " + help());
        }
    }
}
