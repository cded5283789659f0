package gatehouse.settings;

import java.time.Duration;

/**
 * What is remembered of the past.
 *
 * @param retention how long the facts of a verdict are kept
 */
public record ReportSettings(Duration retention) {
    public static ReportSettings defaults() {
        return new ReportSettings(Duration.ofDays(7));
    }
}
