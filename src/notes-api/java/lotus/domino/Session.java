package lotus.domino;

import java.util.Date;
import java.util.Vector;

/** The root of all Notes objects of one thread. */
public interface Session extends Base {
    DateTime createDateTime(Date date) throws NotesException;

    Stream createStream() throws NotesException;

    Vector<?> evaluate(String formula, Document document) throws NotesException;

    Database getDatabase(String server, String file) throws NotesException;

    Database getDatabase(String server, String file, boolean create) throws NotesException;

    DbDirectory getDbDirectory(String server) throws NotesException;

    String getEnvironmentString(String name, boolean system) throws NotesException;

    void setConvertMIME(boolean convert) throws NotesException;

    String getUserName() throws NotesException;
}
