package gatehouse.app;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.antivirus.VirusScanner;
import gatehouse.scan.EngineVersion;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks the clamds now and then, mail or no mail; says on the console when none answers any more, and sees when there are new virus
 * definitions. For one thread.
 */
final class AntivirusWatch {
    private final Consumer<String> console;
    private final Set<String> warned = new HashSet<>();
    private boolean available = true;
    private long newest;

    AntivirusWatch(Consumer<String> console) {
        this.console = console;
    }

    /**
     * How it is, and what has changed since the last look.
     *
     * @param newDefinitions whether the clamd that is asked first has newer ones than any had before
     */
    record Look(boolean available, boolean cameBack, boolean newDefinitions) {}

    Look look(VirusScanner antivirus) {
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
        return new Look(available, !before && available, available && newDefinitions(antivirus.status()));
    }

    private boolean newDefinitions(AntivirusStatus status) {
        long now = status.engine().map(EngineVersion::definitions).orElse(0L);
        long before = newest;
        newest = Math.max(before, now);
        return before > 0 && now > before;
    }
}
