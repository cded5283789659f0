package gatehouse.definitions;

import java.io.IOException;

/** A generation that must not judge mail. The message says why. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
