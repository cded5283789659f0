package gatehouse.antispam.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison with a whole number as rules write it, such as {@code != 0}. Immutable.
 *
 * @param operator as in Perl
 */
record Comparison(String operator, long number) {
    private static final Pattern WRITTEN = Pattern.compile("\\s*+([<>]=?|[=!]?=)\\s*+([+-]?\\d{1,18})\\s*+");

    static Comparison parse(String expression) {
        Matcher written = WRITTEN.matcher(expression);
        if (!written.matches()) {
            throw new IllegalArgumentException("no comparison with a whole number: " + expression);
        }
        return new Comparison(written.group(1), Long.parseLong(written.group(2)));
    }

    boolean holds(double value) {
        return switch (operator) {
            case "<" -> value < number;
            case "<=" -> value <= number;
            case ">" -> value > number;
            case ">=" -> value >= number;
            case "!=" -> value != number;
            default -> value == number;
        };
    }
}
