package gatehouse.sso;

/** A tag is not in the form of a tag. Never leaves the package: it becomes a {@link TagCheck.Refused}. */
final class MalformedTagException extends Exception {
    MalformedTagException(String message) {
        super(message);
    }

    MalformedTagException(String message, Throwable cause) {
        super(message, cause);
    }
}
