package gatehouse.proof;

import java.time.Duration;
import java.time.Instant;

/** Times as figures. Stateless. */
final class Times {
    private Times() {}

    /** In seconds. */
    static double between(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
