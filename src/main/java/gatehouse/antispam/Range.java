package gatehouse.antispam;

import gatehouse.antispam.rules.Operator;

/** The values that something can have, as far as is known: from {@code min} to {@code max}, both included. Immutable. */
record Range(double min, double max) {
    static final Range ZERO = new Range(0, 0);
    static final Range ONE = new Range(1, 1);
    /** A yes or no that is not known. */
    static final Range TRUTH = new Range(0, 1);

    static final Range UNKNOWN = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Range of(double value) {
        return value == 0 ? ZERO : value == 1 ? ONE : new Range(value, value);
    }

    /** Counts of hits: 0 to a bound. */
    static Range upTo(int hits) {
        return hits == 1 ? TRUTH : new Range(0, hits);
    }

    boolean isZero() {
        return min == 0 && max == 0;
    }

    boolean isTrue() {
        return min > 0 || max < 0;
    }

    Range not() {
        return isZero() ? ONE : isTrue() ? ZERO : TRUTH;
    }

    Range negative() {
        return new Range(-max, -min);
    }

    Range plus(Range other) {
        return new Range(min + other.min, max + other.max);
    }

    Range orZero() {
        return new Range(Math.min(min, 0), Math.max(max, 0));
    }

    Range or(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    /** Of a comparison; of other operators nothing is known unless both sides are. */
    Range compared(Operator operator, Range other) {
        if (min == max && other.min == other.max) {
            return of(operator.apply(min, other.min));
        }
        return switch (operator) {
            case GREATER -> certain(min > other.max, max <= other.min);
            case GREATER_OR_EQUAL -> certain(min >= other.max, max < other.min);
            case LESS -> certain(max < other.min, min >= other.max);
            case LESS_OR_EQUAL -> certain(max <= other.min, min > other.max);
            case EQUAL -> certain(false, max < other.min || min > other.max);
            case NOT_EQUAL -> certain(max < other.min || min > other.max, false);
            case TIMES, DIVIDED, MODULO -> UNKNOWN;
        };
    }

    private static Range certain(boolean holds, boolean fails) {
        return holds ? ONE : fails ? ZERO : TRUTH;
    }
}
