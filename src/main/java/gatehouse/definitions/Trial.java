package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.Thresholds;
import gatehouse.definitions.BundledMessages.Message;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.DefinitionsSettings;
import gatehouse.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Tries a generation before it judges mail: what its files are like, what it says of messages that come with Gatehouse, what it costs,
 * and which past verdicts it would turn round. For one thread at a time.
 */
public final class Trial {
    private final VerdictRecords past;
    private final List<Message> messages = BundledMessages.read();

    /** @param past what is kept of past verdicts */
    public Trial(VerdictRecords past) {
        this.past = past;
    }

    /**
     * Tries one.
     *
     * @param active what judges mail now
     * @param isUpdate whether it is the next version of what is active; otherwise a person has changed the sources, and more is expected to be
     *     different: rules gone and verdicts turned round are then told and not held against it
     */
    public TrialReport run(
            RuleGeneration candidate, Optional<RuleGeneration> active, boolean isUpdate, Settings settings)
            throws InterruptedException {
        DefinitionsSettings limits = settings.definitions();
        TrialFindings findings = new TrialFindings(isUpdate);
        new Lint(candidate).judge(limits.maxProblems(), findings);
        new RuleLoss(candidate, active).judge(limits.maxRuleLoss(), findings);
        BundledScores scores = new BundledScores(messages, candidate, active);
        if (scores.take(findings)) {
            SelfTest selfTest = new SelfTest(scores, thresholds(settings));
            selfTest.judge(findings);
            scores.judgeCost(findings);
            new PastVerdicts(past, settings.report().retention(), selfTest)
                    .judge(candidate, limits.maxFlips(), findings);
        }
        return findings.report();
    }

    private static Thresholds thresholds(Settings settings) {
        return new Thresholds(
                settings.antispam().suspectedPoints(), settings.antispam().spamPoints());
    }
}
