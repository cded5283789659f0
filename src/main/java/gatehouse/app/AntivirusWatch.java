package gatehouse.app;

import gatehouse.antivirus.VirusScanner;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Asks the clamds now and then, mail or no mail, and says on the console when none answers any more. For one thread. */
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
        available = antivirus.probe();
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
}
