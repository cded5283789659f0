package gatehouse.definitions;

import static gatehouse.definitions.TrialFindings.number;

import gatehouse.antispam.RuleGeneration;
import gatehouse.report.VerdictRecord;
import gatehouse.report.VerdictRecords;
import gatehouse.report.WhatIf;
import gatehouse.report.WhatIf.Change;
import gatehouse.report.WhatIf.Flip;
import gatehouse.report.WhatIf.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which verdicts of the last days a generation would turn round, and of the bundled spam. For one thread. */
final class PastVerdicts {
    private static final int MOST_LISTED = 20;

    private final VerdictRecords past;
    private final Duration retention;
    private final SelfTest selfTest;

    PastVerdicts(VerdictRecords past, Duration retention, SelfTest selfTest) {
        this.past = past;
        this.retention = retention;
        this.selfTest = selfTest;
    }

    void judge(RuleGeneration candidate, double maxFlips, TrialFindings findings) {
        Change change = new Change(Optional.of(candidate.scoreTable()), Map.of(), Optional.empty());
        Outcome outcome = WhatIf.run(past, Instant.now().minus(retention), change, MOST_LISTED);
        tell(outcome, findings);
        int flipped = outcome.flipped() + selfTest.flipped().size();
        int judged = outcome.judged() + selfTest.taken();
        double percent = TrialFindings.percent(flipped, judged);
        if (percent > maxFlips) {
            findings.differs(number(percent) + " % of the verdicts on past and bundled messages would be others: "
                    + number(flipped) + " of " + number(judged) + " (DefinitionsMaxFlips is " + number(maxFlips) + ")");
        }
    }

    private static void tell(Outcome outcome, TrialFindings findings) {
        if (outcome.judged() == 0) {
            findings.tell("past verdicts: none that can be judged again");
            return;
        }
        findings.tell("past verdicts: " + number(outcome.flipped()) + " of " + number(outcome.judged())
                + " would be others; what " + number(outcome.newRules()) + " new rules would hit is not known");
        outcome.flips().forEach(flip -> findings.tell("past verdict: " + shown(flip)));
    }

    private static String shown(Flip flip) {
        VerdictRecord verdict = flip.verdict();
        return flip.was().label() + " -> " + flip.would().label() + ", " + number(verdict.points()) + " -> "
                + number(flip.points()) + " points, " + verdict.time() + " from " + verdict.sender() + ": "
                + verdict.subject();
    }
}
