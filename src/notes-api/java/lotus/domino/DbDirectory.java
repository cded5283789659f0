package lotus.domino;

/** The databases of one server. */
public interface DbDirectory extends Base {
    Database createDatabase(String file, boolean open) throws NotesException;
}
