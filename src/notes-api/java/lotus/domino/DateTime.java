package lotus.domino;

import java.util.Date;

/** A date and time. */
public interface DateTime extends Base {
    Date toJavaDate() throws NotesException;
}
