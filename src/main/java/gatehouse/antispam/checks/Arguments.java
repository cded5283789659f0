package gatehouse.antispam.checks;

import java.util.List;

/** Reads the arguments of rules. Static functions only. */
final class Arguments {
    private Arguments() {}

    /** @throws IllegalArgumentException when there are not so many */
    static String text(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is missing");
        }
        return arguments.get(index);
    }

    /** @throws IllegalArgumentException when there are not so many, or it is no number */
    static double number(List<String> arguments, int index) {
        String text = text(arguments, index);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }
}
