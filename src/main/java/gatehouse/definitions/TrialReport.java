package gatehouse.definitions;

import java.util.List;

/**
 * What a trial says of a generation. Immutable.
 *
 * @param reason one line; empty when it passed
 * @param lines what was tried and measured, a line each
 */
public record TrialReport(Result result, String reason, List<String> lines) {
    public TrialReport {
        lines = List.copyOf(lines);
    }

    /** From best to worst. */
    public enum Result {
        PASSED,
        /** A person has to promote it. */
        DOUBTFUL,
        REFUSED
    }
}
