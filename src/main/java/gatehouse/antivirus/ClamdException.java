package gatehouse.antivirus;

/** A clamd gave no valid answer. The message says what it did, as the rest of a sentence that begins with its name. */
final class ClamdException extends Exception {
    ClamdException(String message) {
        super(message);
    }

    ClamdException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The content is beyond clamd's StreamMaxLength: clamd is well, and smaller than the settings say. */
    boolean isSizeLimit() {
        return String.valueOf(getMessage()).contains("INSTREAM size limit exceeded");
    }
}
