package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.StoreException;
import java.util.function.Supplier;
import lotus.domino.NotesException;

/** Exceptions of the Notes API with the numbers that callers look at. */
final class Errors {
    static final int ERROR = 4000;
    static final int DATABASE_NOT_OPEN = 4063;
    static final int NOT_ACCESSIBLE = 4060;
    static final int INVALID_FORMULA = 4044;
    static final int EXTRACT_FAILED = 4069;
    static final int BAD_UNID = 4091;
    static final int REMOVED_OR_RECYCLED = 4376;

    private Errors() {}

    static NotesException recycled() {
        return new NotesException(REMOVED_OR_RECYCLED, "Object has been removed or recycled");
    }

    static NotesException error(String text, Throwable cause) {
        return new NotesException(ERROR, text + ": " + cause.getMessage(), cause);
    }

    /** A step with the store, whose failure becomes one of the Notes API. */
    static <T> T stored(Supplier<T> step) throws NotesException {
        try {
            return step.get();
        } catch (StoreException e) {
            throw new NotesException(ERROR, e.getMessage(), e);
        }
    }
}
