package gatehouse.server;

import gatehouse.scan.Finding;
import java.time.Instant;
import java.util.List;

/** Why a message goes into quarantine: the headline, all findings as lines, and when. */
public record QuarantineReason(String headline, List<String> findings, Instant time) {
    private static final int MOST_FINDINGS = 100;

    public QuarantineReason {
        findings = List.copyOf(findings);
    }

    /** The first of these findings is the headline; the time is now. */
    public static QuarantineReason of(List<Finding> findings) {
        List<String> lines =
                findings.stream().map(Finding::description).limit(MOST_FINDINGS).toList();
        return new QuarantineReason(lines.get(0), lines, Instant.now());
    }
}
