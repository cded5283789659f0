package lotus.domino;

/** One header of a MIME entity. */
public interface MIMEHeader extends Base {
    String getHeaderVal() throws NotesException;

    String getHeaderValAndParams() throws NotesException;

    String getParamVal(String parameter) throws NotesException;

    boolean setHeaderVal(String value) throws NotesException;

    boolean setHeaderValAndParams(String value) throws NotesException;
}
