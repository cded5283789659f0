package gatehouse.antispam.rules;

/** An operator of expressions with exactly two operands, with Perl's value. */
public enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    GREATER(">"),
    TIMES("*"),
    /** By zero it is 0: Perl gives up such a meta, so that it does not hit. */
    DIVIDED("/"),
    /** Of whole numbers; the result has the sign of the right one. */
    MODULO("%");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public double apply(double left, double right) {
        return switch (this) {
            case EQUAL -> truth(left == right);
            case NOT_EQUAL -> truth(left != right);
            case LESS_OR_EQUAL -> truth(left <= right);
            case GREATER_OR_EQUAL -> truth(left >= right);
            case LESS -> truth(left < right);
            case GREATER -> truth(left > right);
            case TIMES -> left * right;
            case DIVIDED -> right == 0 ? 0 : left / right;
            case MODULO -> modulo(left, right);
        };
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }

    private static double modulo(double left, double right) {
        return (long) right == 0 ? 0 : Math.floorMod((long) left, (long) right);
    }
}
