package gatehouse.definitions;

import static gatehouse.definitions.TrialFindings.number;

import gatehouse.antispam.RuleGeneration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which scored rules a generation has, and lacks beside the active one. Immutable. */
final class RuleLoss {
    private static final int MOST_TOLD = 10;

    private final Set<String> rules;
    private final Set<String> before;
    private final Set<String> gone;

    RuleLoss(RuleGeneration candidate, Optional<RuleGeneration> active) {
        rules = candidate.scoreTable().rules().keySet();
        before = active.map(known -> known.scoreTable().rules().keySet()).orElse(Set.of());
        gone = new TreeSet<>(before);
        gone.removeAll(rules);
    }

    void judge(double maxLoss, TrialFindings findings) {
        Set<String> added = new HashSet<>(rules);
        added.removeAll(before);
        double loss = TrialFindings.percent(gone.size(), before.size());
        findings.tell("rules: " + number(rules.size()) + " with points, " + number(added.size()) + " new, "
                + number(gone.size()) + " gone (" + number(loss) + " % of the active ones)" + named());
        if (rules.isEmpty()) {
            findings.refuse("no rule has points");
        } else if (loss > maxLoss) {
            findings.differs(number(loss) + " % of the active rules are gone (DefinitionsMaxRuleLoss is "
                    + number(maxLoss) + ")");
        }
    }

    private String named() {
        String first = gone.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
        return gone.isEmpty() ? "" : ": " + first + (gone.size() > MOST_TOLD ? " …" : "");
    }
}
