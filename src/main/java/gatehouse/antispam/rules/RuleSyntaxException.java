package gatehouse.antispam.rules;

/** A statement, an expression or a pattern is not of the format. The parser turns it into a {@link Problem}. */
public final class RuleSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    RuleSyntaxException(String message) {
        super(message);
    }
}
