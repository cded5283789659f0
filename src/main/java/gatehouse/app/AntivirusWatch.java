package gatehouse.app;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.antivirus.VirusScanner;
import gatehouse.pipeline.WaitingMessages;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks the clamds while none answers, says on the console when that begins and ends, and at its end has everything
 * retried at once. For one thread.
 */
final class AntivirusWatch {
    private final WaitingMessages waiting;
    private final Consumer<String> console;
    private final Set<String> warned = new HashSet<>();
    private boolean available = true;

    AntivirusWatch(WaitingMessages waiting, Consumer<String> console) {
        this.waiting = waiting;
        this.console = console;
    }

    void look(VirusScanner antivirus) {
        AntivirusStatus status = antivirus.status();
        boolean known = status.unavailableSince().isEmpty() && status.engine().isPresent();
        boolean now = known || antivirus.probe();
        if (!now && available) {
            console.accept(
                    "ALARM: no antivirus answers; mail is treated as the settings say. 'tell gatehouse status' tells why");
        } else if (now && !available) {
            console.accept("The antivirus answers again; what was held is scanned now");
            waiting.retryAll();
        }
        available = now;
        antivirus.status().warnings().stream()
                .filter(warned::add)
                .forEach(warning -> console.accept("clamd " + warning));
    }
}
