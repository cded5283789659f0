package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.Thresholds;
import gatehouse.scan.SpamClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges past verdicts again under other scores or thresholds, from the rules that hit them. What rules hit that only another
 * generation has cannot be known, and is said.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class WhatIf {
    private WhatIf() {}

    /**
     * Judges again all that was scored since then.
     *
     * @param mostListed flips that are listed; all are counted
     */
    public static Outcome run(VerdictRecords past, Instant since, Change change, int mostListed) {
        throw new UnsupportedOperationException();
    }

    /**
     * What is other.
     *
     * @param generation whose scores are used; empty: those of the generation that judged
     * @param scores of single rules, over those
     * @param thresholds empty: those that it was judged by
     */
    public record Change(Optional<ScoreTable> generation, Map<String, Double> scores, Optional<Thresholds> thresholds) {
        public Change {
            scores = Map.copyOf(scores);
        }
    }

    /**
     * What would be other.
     *
     * @param judged verdicts judged again
     * @param left verdicts that no score decided, or whose generation is not known any more
     * @param newRules of the other generation that those which judged did not have: what they would hit is not known
     * @param flipped how many would be of another class
     * @param flips the first of them
     */
    public record Outcome(int judged, int left, int newRules, int flipped, List<Flip> flips) {
        public Outcome {
            flips = List.copyOf(flips);
        }
    }

    /** A past verdict that would be another. */
    public record Flip(VerdictRecord verdict, SpamClass was, SpamClass would, double points) {}
}
