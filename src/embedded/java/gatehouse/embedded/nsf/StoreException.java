package gatehouse.embedded.nsf;

/** A store cannot be read or written; a save that throws it has not happened. */
public final class StoreException extends RuntimeException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
