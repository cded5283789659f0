package gatehouse.embedded.notes;

import java.util.Date;
import java.util.Vector;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.DbDirectory;
import lotus.domino.Document;
import lotus.domino.NotesException;
import lotus.domino.Session;
import lotus.domino.Stream;

/** A session of the thread that makes it, with the server that {@code host} is. */
public final class EmbeddedSession implements Session {
    public EmbeddedSession(NotesHost host) {
        if (!host.threadInitialised()) {
            throw new IllegalStateException("This thread is not initialised");
        }
    }

    void abandon() {}

    @Override
    public DateTime createDateTime(Date date) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream createStream() throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Vector<?> evaluate(String formula, Document document) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Database getDatabase(String server, String file) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Database getDatabase(String server, String file, boolean create) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public DbDirectory getDbDirectory(String server) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getEnvironmentString(String name, boolean system) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setConvertMIME(boolean convert) throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isConvertMIME() throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUserName() throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getNotesVersion() throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recycle() throws NotesException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recycle(Vector<?> objects) throws NotesException {
        throw new UnsupportedOperationException();
    }
}
