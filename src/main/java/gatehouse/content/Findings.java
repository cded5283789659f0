package gatehouse.content;

import gatehouse.scan.Finding;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was found in one message, each finding once, and no more of a kind than a person would read: per kind, so that
 * many of a kind that the policy lets pass cannot crowd out one that it does not. Confined to the thread that scans the
 * message.
 */
final class Findings {
    private static final int MAX_OF_A_KIND = 50;

    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<Object, Integer> counts = new HashMap<>();

    void add(Finding finding) {
        Object kind = kind(finding);
        if (counts.getOrDefault(kind, 0) < MAX_OF_A_KIND && findings.add(finding)) {
            counts.merge(kind, 1, Integer::sum);
        }
    }

    private static Object kind(Finding finding) {
        return finding instanceof Finding.Unscannable unscannable ? unscannable.cause() : finding.getClass();
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }
}
