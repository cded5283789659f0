package gatehouse.content;

import gatehouse.scan.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was found in one message, each finding once, and no more of them than a person would read. Confined to the
 * thread that scans the message.
 */
final class Findings {
    private static final int MAX_FINDINGS = 100;

    private final Set<Finding> findings = new LinkedHashSet<>();

    void add(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }
}
