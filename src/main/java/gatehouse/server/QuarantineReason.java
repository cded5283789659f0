package gatehouse.server;

import java.time.Instant;
import java.util.List;

/** Why a message goes into quarantine: the headline, all findings as lines, and when. */
public record QuarantineReason(String headline, List<String> findings, Instant time) {
    public QuarantineReason {
        findings = List.copyOf(findings);
    }
}
