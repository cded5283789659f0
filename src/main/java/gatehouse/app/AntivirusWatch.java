package gatehouse.app;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.antivirus.VirusScanner;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Asks the clamds while none answers, and says on the console when that begins and ends. For one thread. */
final class AntivirusWatch {
    private final Consumer<String> console;
    private final Set<String> warned = new HashSet<>();
    private boolean available = true;

    AntivirusWatch(Consumer<String> console) {
        this.console = console;
    }

    /** Looks; true when the antivirus has come back since the last look. */
    boolean cameBack(VirusScanner antivirus) {
        boolean before = available;
        available = answers(antivirus);
        if (before && !available) {
            console.accept("ALARM: no antivirus answers; mail is treated as the settings say."
                    + " 'tell gatehouse status' tells why");
        }
        if (!before && available) {
            console.accept("The antivirus answers again; what was held is scanned now");
        }
        antivirus.status().warnings().stream()
                .filter(warned::add)
                .forEach(warning -> console.accept("clamd " + warning));
        return !before && available;
    }

    private static boolean answers(VirusScanner antivirus) {
        AntivirusStatus status = antivirus.status();
        boolean known = status.unavailableSince().isEmpty() && status.engine().isPresent();
        return known || antivirus.probe();
    }
}
