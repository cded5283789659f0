package gatehouse.antispam.rules;

/** A statement, an expression or a pattern is not of the format. The parser turns it into a {@link Problem}. */
final class RuleSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    RuleSyntaxException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
