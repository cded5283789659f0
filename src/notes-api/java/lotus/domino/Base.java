package lotus.domino;

/** What every Notes object has: the release of its back-end handle. */
public interface Base {
    void recycle() throws NotesException;
}
