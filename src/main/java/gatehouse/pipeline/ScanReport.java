package gatehouse.pipeline;

import gatehouse.scan.EngineVersion;
import gatehouse.scan.Finding;
import java.util.List;
import java.util.Optional;

/** What the stages found in one message, and with which antivirus they looked. */
public record ScanReport(List<Finding> findings, Optional<EngineVersion> antivirus) {
    public ScanReport {
        findings = List.copyOf(findings);
    }
}
