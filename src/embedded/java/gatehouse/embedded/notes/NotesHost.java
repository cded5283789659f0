package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.NsfStore;
import java.util.Optional;

/**
 * What the Notes objects need of the server that they belong to: its name, its databases, its notes.ini. Implemented by
 * the server; safe for use by several threads. Stores are opened and closed by the server, never by a Notes object.
 */
public interface NotesHost {
    /** The hierarchical name, abbreviated: {@code mail1/Acme}. */
    String serverName();

    /**
     * The database of that file name, relative to the data directory; empty when there is none, or when the name leads
     * out of the data directory.
     */
    Optional<NsfStore> store(String file);

    /**
     * Makes the database, or opens it when it exists.
     *
     * @throws gatehouse.embedded.nsf.StoreException when it cannot be made
     */
    NsfStore createStore(String file);

    /** A value of notes.ini. */
    Optional<String> environment(String name);

    /** Where misuse is collected: one per server. */
    StrictMode strictMode();

    /** Whether the calling thread is initialised for Notes on this server at this moment. */
    boolean threadInitialised();
}
