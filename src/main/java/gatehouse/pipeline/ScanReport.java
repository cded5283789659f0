package gatehouse.pipeline;

import gatehouse.antispam.SpamVerdict;
import gatehouse.scan.EngineVersion;
import gatehouse.scan.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the stages found in one message, and with what they looked.
 *
 * @param spam empty where the antispam was not asked, since the message is a virus
 * @param rules the generation of the antispam's rules; empty while there are none
 */
public record ScanReport(
        List<Finding> findings, Optional<EngineVersion> antivirus, Optional<SpamVerdict> spam, String rules) {
    public ScanReport {
        findings = List.copyOf(findings);
    }
}
