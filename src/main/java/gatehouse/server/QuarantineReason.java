package gatehouse.server;

import gatehouse.scan.Finding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a message goes into quarantine: the headline, the findings as lines, and when. Bounded, since all items of a note
 * that views can show have 32 KB together.
 */
public record QuarantineReason(String headline, List<String> findings, Instant time) {
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_LENGTH = 400;

    public QuarantineReason {
        headline = cut(headline);
        findings = findings.stream()
                .limit(MOST_FINDINGS)
                .map(QuarantineReason::cut)
                .toList();
    }

    /** The first of these findings is the headline; the time is now. */
    public static QuarantineReason of(List<Finding> findings) {
        return of(findings, List.of());
    }

    /** The same, with lines that explain them. */
    public static QuarantineReason of(List<Finding> findings, List<String> explanation) {
        List<String> lines = Stream.concat(findings.stream().map(Finding::description), explanation.stream())
                .toList();
        return new QuarantineReason(lines.get(0), lines, Instant.now());
    }

    private static String cut(String line) {
        return line.length() <= MOST_LENGTH ? line : line.substring(0, MOST_LENGTH - 3) + "...";
    }
}
