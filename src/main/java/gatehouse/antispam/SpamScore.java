package gatehouse.antispam;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a rule set says of a message. Immutable.
 *
 * @param points the sum of the hits' points, rounded to three decimals as SpamAssassin does
 * @param hits in the order of the rule set
 * @param overBudget rules that took too many steps and were given up for this message
 */
public record SpamScore(double points, List<Hit> hits, List<String> overBudget) {
    public SpamScore {
        hits = List.copyOf(hits);
        overBudget = List.copyOf(overBudget);
    }

    static SpamScore of(List<Hit> hits, List<String> overBudget) {
        double sum = hits.stream().mapToDouble(Hit::points).sum();
        double points =
                BigDecimal.valueOf(sum).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
        return new SpamScore(points + 0.0, hits, overBudget);
    }
}
