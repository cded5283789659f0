package gatehouse.antispam.checks;

import java.util.List;

/** An argument of a rule that may be left out, or be {@code undef}. Static functions only. */
final class Limit {
    private Limit() {}

    /** @throws IllegalArgumentException when it is there and is no number */
    static double of(List<String> arguments, int index, double otherwise) {
        boolean open = index >= arguments.size() || arguments.get(index).equals("undef");
        return open ? otherwise : Arguments.number(arguments, index);
    }

    /** The same without a limit when it is left out. */
    static double upper(List<String> arguments, int index) {
        return of(arguments, index, Double.POSITIVE_INFINITY);
    }
}
