package lotus.domino;

/** Documents found by a search; {@code getUntilTime} tells up to when it looked. */
public interface DocumentCollection extends Base {
    int getCount() throws NotesException;

    Document getFirstDocument() throws NotesException;

    Document getNextDocument(Document current) throws NotesException;

    DateTime getUntilTime() throws NotesException;
}
