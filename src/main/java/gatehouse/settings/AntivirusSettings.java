package gatehouse.settings;

import java.time.Duration;
import java.util.List;

/**
 * The clamds, and what happens without them.
 *
 * @param servers in the order of preference
 * @param connectTimeout for one connection
 * @param scanTimeout for one content on one clamd
 * @param maxStreamBytes clamd's own StreamMaxLength, which it does not tell: larger contents are not sent
 * @param failuresToOpen consecutive failures after which a clamd is left alone
 * @param retryServer how long it is left alone
 * @param definitionsWarnAge older definitions are warned about
 * @param whenUnavailable what happens to messages while no clamd answers
 */
public record AntivirusSettings(
        List<Endpoint> servers,
        Duration connectTimeout,
        Duration scanTimeout,
        long maxStreamBytes,
        int failuresToOpen,
        Duration retryServer,
        Duration definitionsWarnAge,
        WhenUnavailable whenUnavailable) {
    public AntivirusSettings {
        servers = List.copyOf(servers);
    }

    public static AntivirusSettings defaults() {
        return new AntivirusSettings(
                List.of(new Endpoint("127.0.0.1", 3310)),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                25L << 20,
                3,
                Duration.ofSeconds(10),
                Duration.ofDays(3),
                WhenUnavailable.HOLD);
    }

    /** Where a clamd listens. */
    public record Endpoint(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** What happens to messages while a stage is unavailable. */
    public enum WhenUnavailable {
        HOLD,
        RELEASE_UNSCANNED
    }
}
