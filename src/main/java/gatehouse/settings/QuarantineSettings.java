package gatehouse.settings;

import java.time.Duration;

/**
 * The quarantine database.
 *
 * @param retention how long an entry is kept
 */
public record QuarantineSettings(Duration retention) {
    public static QuarantineSettings defaults() {
        return new QuarantineSettings(Duration.ofDays(30));
    }
}
