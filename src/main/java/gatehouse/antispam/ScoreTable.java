package gatehouse.antispam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points and descriptions of a generation's scored rules: what past hits are judged again by. Immutable.
 *
 * @param generation its id
 */
public record ScoreTable(String generation, Map<String, Entry> rules) {
    private static final Entry UNKNOWN = new Entry(0, "not among the scores of its generation");

    public ScoreTable {
        rules = Map.copyOf(rules);
    }

    /** A rule's points, and what it tells people. */
    public record Entry(double points, String description) {}

    /** The table with other points for some of its rules. */
    public ScoreTable with(Map<String, Double> points) {
        if (points.isEmpty()) {
            return this;
        }
        Map<String, Entry> changed = new HashMap<>(rules);
        points.forEach((rule, value) ->
                changed.computeIfPresent(rule, (name, entry) -> new Entry(value, entry.description())));
        return new ScoreTable(generation, changed);
    }

    /**
     * The score that these hits make, without evidence. A rule that the table does not have adds nothing.
     *
     * @param hits in the order of the rule set
     * @param overBudget rules that were given up
     */
    public SpamScore score(List<String> hits, List<String> overBudget) {
        return SpamScore.of(hits.stream().map(this::hit).toList(), overBudget);
    }

    private Hit hit(String rule) {
        Entry entry = Optional.ofNullable(rules.get(rule)).orElse(UNKNOWN);
        return new Hit(rule, entry.points(), entry.description(), List.of());
    }
}
