package gatehouse.proof;

import java.time.Instant;

/** One update of the definitions, from its order to when it was in force. Immutable. */
record Update(Mode mode, Instant from, Instant to) {
    double seconds() {
        return Times.between(from, to);
    }
}
