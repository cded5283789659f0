package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.Thresholds;
import gatehouse.scan.SpamClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Judges past verdicts again under other scores or thresholds, from the rules that hit them. What rules hit that only another
 * generation has cannot be known, and is said. For one run on one thread.
 */
public final class WhatIf {
    private final VerdictRecords past;
    private final Change change;
    private final int mostListed;
    private final Map<String, Optional<ScoreTable>> tables = new HashMap<>();
    private final Set<String> newRules = new HashSet<>();
    private final Map<Turn, Integer> turns = new HashMap<>();
    private final List<Flip> flips = new ArrayList<>();
    private int judged;
    private int left;

    private WhatIf(VerdictRecords past, Change change, int mostListed) {
        this.past = past;
        this.change = change;
        this.mostListed = mostListed;
        change.generation().ifPresent(other -> newRules.addAll(other.rules().keySet()));
    }

    /**
     * Judges again all that was scored since then.
     *
     * @param mostListed flips that are listed; all are counted
     */
    public static Outcome run(VerdictRecords past, Instant since, Change change, int mostListed) {
        WhatIf run = new WhatIf(past, change, mostListed);
        past.forEach(since, run::judge);
        return run.outcome();
    }

    private void judge(VerdictRecord verdict) {
        Optional<ScoreTable> scores = verdict.basis() == Basis.SCORE
                ? tables.computeIfAbsent(verdict.terms().generation(), this::changed)
                : Optional.empty();
        if (scores.isPresent()) {
            judged++;
            compare(verdict, scores.get().score(verdict.rules(), List.of()).points());
        } else {
            left++;
        }
    }

    /** What verdicts of that generation are judged by now. */
    private Optional<ScoreTable> changed(String generation) {
        Optional<ScoreTable> own = past.scores(generation);
        own.ifPresent(known -> newRules.removeAll(known.rules().keySet()));
        return own.map(known -> change.generation().orElse(known).with(change.scores()));
    }

    private void compare(VerdictRecord verdict, double points) {
        Turn turn = new Turn(
                verdict.spamClass(),
                change.thresholds().apply(verdict.terms().thresholds()).classOf(points));
        if (turn.was() != turn.would()) {
            turns.merge(turn, 1, Integer::sum);
            if (flips.size() < mostListed) {
                flips.add(new Flip(verdict, turn.was(), turn.would(), points));
            }
        }
    }

    private Outcome outcome() {
        int flipped = turns.values().stream().mapToInt(Integer::intValue).sum();
        return new Outcome(judged, left, judged == 0 ? 0 : newRules.size(), flipped, turns, flips);
    }

    /**
     * What is other.
     *
     * @param generation whose scores are used; empty: those of the generation that judged
     * @param scores of single rules, over those
     * @param thresholds made of those that a message was judged by
     */
    public record Change(
            Optional<ScoreTable> generation, Map<String, Double> scores, UnaryOperator<Thresholds> thresholds) {
        public Change {
            scores = Map.copyOf(scores);
        }

        /** @param thresholds empty: those that a message was judged by */
        public Change(Optional<ScoreTable> generation, Map<String, Double> scores, Optional<Thresholds> thresholds) {
            this(generation, scores, judgedBy -> thresholds.orElse(judgedBy));
        }
    }

    /**
     * What would be other.
     *
     * @param judged verdicts judged again
     * @param left verdicts that no score decided, or whose generation is not known any more
     * @param newRules of the other generation that those which judged did not have: what they would hit is not known
     * @param flipped how many would be of another class
     * @param turns the same, by what they were and would be
     * @param flips the first of them
     */
    public record Outcome(int judged, int left, int newRules, int flipped, Map<Turn, Integer> turns, List<Flip> flips) {
        public Outcome {
            turns = Map.copyOf(turns);
            flips = List.copyOf(flips);
        }
    }

    /** From a class to another. */
    public record Turn(SpamClass was, SpamClass would) {}

    /** A past verdict that would be another. */
    public record Flip(VerdictRecord verdict, SpamClass was, SpamClass would, double points) {}
}
