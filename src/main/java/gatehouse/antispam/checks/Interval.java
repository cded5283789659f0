package gatehouse.antispam.checks;

/**
 * Numbers above one and up to another. Immutable.
 *
 * @param above not part of it
 * @param upTo part of it; may be infinite
 */
record Interval(double above, double upTo) {
    /** From arguments of a rule, where {@code inf} is without limit. */
    static Interval of(String above, String upTo) {
        return new Interval(number(above), number(upTo));
    }

    boolean contains(double number) {
        return number > above && number <= upTo;
    }

    static double number(String argument) {
        if (argument.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return Double.parseDouble(argument);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number: " + argument, e);
        }
    }
}
