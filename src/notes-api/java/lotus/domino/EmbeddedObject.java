package lotus.domino;

import java.io.InputStream;

/** A file attachment, an OLE object or a link. */
public interface EmbeddedObject extends Base {
    int EMBED_OBJECTLINK = 1452;
    int EMBED_OBJECT = 1453;
    int EMBED_ATTACHMENT = 1454;

    void extractFile(String path) throws NotesException;

    String getClassName() throws NotesException;

    int getFileSize() throws NotesException;

    String getName() throws NotesException;

    int getType() throws NotesException;

    InputStream getInputStream() throws NotesException;
}
