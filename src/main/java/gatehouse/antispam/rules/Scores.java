package gatehouse.antispam.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's points in the four score sets: 0 without network and Bayes, 1 with network, 2 with Bayes, 3 with both. A
 * rule with 0 is not run. Immutable.
 */
public record Scores(double set0, double set1, double set2, double set3) {
    /** A number, or one in parentheses: points to add to what was there. */
    private static final Pattern COLUMN = Pattern.compile("(\\()?(-?[0-9]{1,9}(?:\\.[0-9]{1,15})?)(\\))?");

    private static final double IN_TESTING = 0.01;

    /** The points of score set 0 to 3. */
    public double of(int scoreSet) {
        return columns().get(scoreSet);
    }

    /** What a rule has that no file gives points to. */
    static Scores byDefault(String rule, RuleFlags flags) {
        double points = rule.startsWith("T_") ? IN_TESTING : 1;
        return all(flags.nice() ? -points : points);
    }

    /** Reads one or four columns. */
    static Scores parse(List<String> columns, Optional<Scores> before) throws RuleSyntaxException {
        if (columns.size() != 1 && columns.size() != 4) {
            throw new RuleSyntaxException("one or four scores expected, not " + columns.size());
        }
        boolean relative = false;
        double[] values = new double[4];
        for (int set = 0; set < 4; set++) {
            Matcher column = column(columns.get(columns.size() == 1 ? 0 : set));
            values[set] = Double.parseDouble(column.group(2)) + 0.0;
            relative |= column.group(1) != null;
        }
        Scores read = new Scores(values[0], values[1], values[2], values[3]);
        return relative ? addTo(before, read) : read;
    }

    private static Matcher column(String text) throws RuleSyntaxException {
        Matcher column = COLUMN.matcher(text);
        if (!column.matches() || (column.group(1) == null) != (column.group(3) == null)) {
            throw new RuleSyntaxException("not a score: " + Excerpt.of(text));
        }
        return column;
    }

    private static Scores addTo(Optional<Scores> before, Scores more) throws RuleSyntaxException {
        Scores base = before.orElseThrow(() -> new RuleSyntaxException("relative score without one to add to"));
        return new Scores(base.set0 + more.set0, base.set1 + more.set1, base.set2 + more.set2, base.set3 + more.set3);
    }

    private static Scores all(double points) {
        return new Scores(points, points, points, points);
    }

    private List<Double> columns() {
        return List.of(set0, set1, set2, set3);
    }
}
