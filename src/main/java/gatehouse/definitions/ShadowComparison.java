package gatehouse.definitions;

import static gatehouse.definitions.TrialFindings.number;

import gatehouse.antispam.Hit;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.Thresholds;
import gatehouse.definitions.Shadow.Limits;
import gatehouse.definitions.Shadow.Report;
import gatehouse.scan.SpamClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What two generations say of the same texts, and what they cost. For one thread. */
final class ShadowComparison {
    private static final int MOST_LISTED = 20;
    private static final int MOST_RULES = 10;

    /** The latest texts whose cost is compared. */
    private static final int MOST_COSTS = 1_000;

    /** Of fewer the first ones still count, for which states of automata are made. */
    private static final int LEAST_COSTS = 20;

    private final RuleGeneration candidate;
    private final RuleGeneration active;
    private final Thresholds thresholds;
    private final Limits limits;
    private final List<String> flips = new ArrayList<>();
    private final List<Long> costs = new ArrayList<>();
    private final List<Long> activeCosts = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private int messages;
    private int flipped;

    ShadowComparison(RuleGeneration candidate, RuleGeneration active, Thresholds thresholds, Limits limits) {
        this.candidate = candidate;
        this.active = active;
        this.thresholds = thresholds;
        this.limits = limits;
    }

    int messages() {
        return messages;
    }

    /** Whether it has failed on a message, or gave a rule up: then no more messages are needed. */
    boolean hasFailed() {
        return failure.isPresent();
    }

    void compare(byte[] text) {
        long start = CpuClock.nanos();
        SpamScore before = active.rules().score(text);
        long between = CpuClock.nanos();
        try {
            SpamScore score = candidate.rules().score(text);
            note(CpuClock.nanos() - between, between - start);
            compare(before, score);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failure = Optional.of("scoring failed: " + e);
        }
    }

    private void note(long cost, long activeCost) {
        if (costs.size() >= MOST_COSTS) {
            costs.remove(0);
            activeCosts.remove(0);
        }
        costs.add(cost);
        activeCosts.add(activeCost);
    }

    private void compare(SpamScore before, SpamScore score) {
        messages++;
        Set<String> givenUp = new HashSet<>(score.overBudget());
        before.overBudget().forEach(givenUp::remove);
        if (!givenUp.isEmpty()) {
            failure = Optional.of("rules that take too many steps were given up: " + String.join(", ", givenUp));
        }
        SpamClass was = thresholds.classOf(before.points());
        SpamClass would = thresholds.classOf(score.points());
        if (was != would) {
            flipped++;
            list(was.label() + " -> " + would.label() + ", " + number(before.points()) + " -> " + number(score.points())
                    + " points: " + difference(before, score));
        }
    }

    private void list(String flip) {
        if (flips.size() < MOST_LISTED) {
            flips.add(flip);
        }
    }

    /** The hits that only one of both has, or that count otherwise. */
    private static String difference(SpamScore before, SpamScore score) {
        Set<String> gone = shown(before);
        Set<String> come = shown(score);
        return Stream.concat(
                        come.stream().filter(hit -> !gone.contains(hit)).map(hit -> "+" + hit),
                        gone.stream().filter(hit -> !come.contains(hit)).map(hit -> "-" + hit))
                .limit(MOST_RULES)
                .collect(Collectors.joining(", "));
    }

    private static Set<String> shown(SpamScore score) {
        return score.hits().stream()
                .map((Hit hit) -> hit.rule() + " (" + number(hit.points()) + ")")
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Report report(boolean done, int leftOut) {
        List<String> lines = new ArrayList<>();
        lines.add(number(messages) + " messages, " + number(flipped) + " would be of another class, " + number(leftOut)
                + " left out");
        lines.add(CostComparison.ofNanos(costs, activeCosts).toString());
        lines.addAll(flips);
        return new Report(candidate.id(), done, messages, flipped, objection(), lines);
    }

    /** However few messages there were: where one of five differs, a person should look. */
    private Optional<String> objection() {
        return failure.or(this::tooManyFlips).or(this::tooDear);
    }

    private Optional<String> tooManyFlips() {
        double percent = TrialFindings.percent(flipped, messages);
        return percent > limits.maxFlips()
                ? Optional.of(number(percent) + " % of the messages would be of another class: " + number(flipped)
                        + " of " + number(messages) + " (DefinitionsMaxFlips is " + number(limits.maxFlips()) + ")")
                : Optional.empty();
    }

    private Optional<String> tooDear() {
        return costs.size() < LEAST_COSTS
                ? Optional.empty()
                : CostComparison.ofNanos(costs, activeCosts).objection();
    }
}
