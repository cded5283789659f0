package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;
import gatehouse.settings.Settings;
import java.util.Optional;

/**
 * Tries a generation before it judges mail: what its files are like, what it says of messages that come with Gatehouse, what it costs,
 * and which past verdicts it would turn round. For one thread at a time.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Trial {
    /** @param past what is kept of past verdicts */
    public Trial(gatehouse.report.VerdictRecords past) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }
}
