package lotus.domino;

/** One item of a document. */
public interface Item extends Base {
    int TEXT = 1280;
    int NUMBERS = 768;
    int DATETIMES = 1024;
    int NAMES = 1074;
    int READERS = 1075;
    int AUTHORS = 1076;
    int RICHTEXT = 1;
    int ATTACHMENT = 1084;
    int EMBEDDEDOBJECT = 1090;
    int MIME_PART = 25;
    int RFC822TEXT = 1282;
    int UNKNOWN = 0;

    String getName() throws NotesException;

    String getText() throws NotesException;

    int getType() throws NotesException;
}
