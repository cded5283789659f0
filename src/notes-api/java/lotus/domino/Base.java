package lotus.domino;

import java.util.Vector;

/** What every Notes object has: the release of its back-end handle. */
public interface Base {
    void recycle() throws NotesException;

    void recycle(Vector<?> objects) throws NotesException;
}
