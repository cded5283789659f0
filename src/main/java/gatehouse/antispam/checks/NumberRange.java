package gatehouse.antispam.checks;

import java.util.List;

/**
 * A range of numbers as rules give it: from the first argument, inclusive, to the second, exclusive; {@code undef} or
 * nothing leaves an end open. Immutable.
 */
record NumberRange(double from, double to) {
    static NumberRange of(List<String> arguments) {
        return new NumberRange(
                number(arguments, 0, Double.NEGATIVE_INFINITY), number(arguments, 1, Double.POSITIVE_INFINITY));
    }

    boolean contains(double number) {
        return number >= from && number < to;
    }

    private static double number(List<String> arguments, int index, double open) {
        boolean isOpen = index >= arguments.size() || arguments.get(index).equals("undef");
        return isOpen ? open : Double.parseDouble(arguments.get(index));
    }
}
