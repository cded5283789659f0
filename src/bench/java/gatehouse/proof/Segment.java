package gatehouse.proof;

import java.time.Instant;

/**
 * A stretch of the run in which one mode was measured. Immutable.
 *
 * @param cpu nanoseconds that the process used meanwhile
 * @param resent how often a message was sent again meanwhile
 */
record Segment(Mode mode, Instant from, Instant to, long cpu, int resent) {
    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    double seconds() {
        return Times.between(from, to);
    }
}
