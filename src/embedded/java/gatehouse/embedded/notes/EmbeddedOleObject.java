package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.ItemValue.OleObject;
import java.io.InputStream;
import lotus.domino.EmbeddedObject;
import lotus.domino.NotesException;

/** An OLE object: a name and a class, no bytes. */
final class EmbeddedOleObject extends Handle implements EmbeddedObject {
    private final OleObject object;

    EmbeddedOleObject(EmbeddedRichTextItem item, OleObject object) {
        super(item);
        this.object = object;
    }

    @Override
    public void extractFile(String path) throws NotesException {
        check();
        throw noFile();
    }

    @Override
    public String getClassName() throws NotesException {
        check();
        return object.className();
    }

    @Override
    public int getFileSize() throws NotesException {
        check();
        return 0;
    }

    @Override
    public String getName() throws NotesException {
        check();
        return object.name();
    }

    @Override
    public int getType() throws NotesException {
        check();
        return EMBED_OBJECT;
    }

    @Override
    public InputStream getInputStream() throws NotesException {
        check();
        throw noFile();
    }

    private NotesException noFile() {
        return new NotesException(Errors.EXTRACT_FAILED, "An OLE object is no file: " + object.name());
    }
}
