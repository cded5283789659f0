package gatehouse.spamcheck;

/** The command was called in a way that it does not know: says which. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super("spamcheck: " + message);
    }
}
