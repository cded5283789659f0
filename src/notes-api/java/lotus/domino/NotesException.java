package lotus.domino;

/**
 * The one exception of the Notes API. The real one extends {@code org.omg.CORBA.UserException}, which no JDK has any
 * more; code that catches it, throws it or reads its fields links with both.
 */
public final class NotesException extends Exception {
    public Throwable internal;
    public int id;
    public String text;

    public NotesException(int id, String text) {
        this(id, text, null);
    }

    public NotesException(int id, String text, Throwable internal) {
        this.id = id;
        this.text = text;
        this.internal = internal;
    }

    @Override
    public String getMessage() {
        return text;
    }

    @Override
    public String toString() {
        return "NotesException: " + text;
    }
}
