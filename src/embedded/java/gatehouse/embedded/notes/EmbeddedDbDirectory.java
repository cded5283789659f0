package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.NsfStore;
import java.util.Optional;
import lotus.domino.Database;
import lotus.domino.DbDirectory;
import lotus.domino.NotesException;

/** The databases of the session's server. */
final class EmbeddedDbDirectory extends Handle implements DbDirectory {
    EmbeddedDbDirectory(EmbeddedSession session) {
        super(session);
    }

    /** Makes a database, which is open: a real server leaves it closed unless {@code open}. It belongs to the session. */
    @Override
    public Database createDatabase(String file, boolean open) throws NotesException {
        check();
        Database known = session().getDatabase("", file, false);
        if (known != null) {
            throw new NotesException(Errors.ERROR, "Database " + file + " already exists");
        }
        NsfStore store = Errors.stored(() -> session().host().createStore(file));
        return session().database(file, Optional.of(store));
    }
}
