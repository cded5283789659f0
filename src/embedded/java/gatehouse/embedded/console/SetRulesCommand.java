package gatehouse.embedded.console;

import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.Switches;
import java.util.Locale;

/** {@code set rules}: reloads the mail rules; with {@code on} or {@code off}, after enabling or disabling the hold rule. */
final class SetRulesCommand implements Command {
    private final Switches switches;
    private final ConsoleLog log;

    SetRulesCommand(Switches switches, ConsoleLog log) {
        this.switches = switches;
        this.log = log;
    }

    @Override
    public String name() {
        return "set rules";
    }

    @Override
    public String help() {
        return "set rules [on|off]                 Reloads the mail rules; turns the hold rule on or off";
    }

    @Override
    public void run(String arguments) {
        switch (arguments.toLowerCase(Locale.ROOT)) {
            case "on" -> switches.holdRule(true);
            case "off" -> switches.holdRule(false);
            default -> {
                // Nothing to turn: only the count below.
            }
        }
        log.log("Successfully registered " + (switches.holdRule() ? 1 : 0) + " system filters.");
    }
}
