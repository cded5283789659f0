package lotus.domino;

import java.util.Vector;

/** A note and its items, in memory; {@code save} writes it back. */
public interface Document extends Base {
    boolean closeMIMEEntities() throws NotesException;

    boolean closeMIMEEntities(boolean saveChanges, String itemName) throws NotesException;

    void copyAllItems(Document target, boolean replace) throws NotesException;

    MIMEEntity createMIMEEntity(String itemName) throws NotesException;

    RichTextItem createRichTextItem(String name) throws NotesException;

    EmbeddedObject getAttachment(String fileName) throws NotesException;

    DateTime getCreated() throws NotesException;

    Vector<?> getEmbeddedObjects() throws NotesException;

    Item getFirstItem(String name) throws NotesException;

    Vector<?> getItems() throws NotesException;

    Vector<?> getItemValue(String name) throws NotesException;

    String getItemValueString(String name) throws NotesException;

    int getItemValueInteger(String name) throws NotesException;

    MIMEEntity getMIMEEntity() throws NotesException;

    MIMEEntity getMIMEEntity(String itemName) throws NotesException;

    String getNoteID() throws NotesException;

    int getSize() throws NotesException;

    String getUniversalID() throws NotesException;

    void setUniversalID(String unid) throws NotesException;

    boolean hasItem(String name) throws NotesException;

    boolean isDeleted() throws NotesException;

    boolean isEncrypted() throws NotesException;

    boolean isValid() throws NotesException;

    boolean remove(boolean force) throws NotesException;

    void removeItem(String name) throws NotesException;

    Item replaceItemValue(String name, Object value) throws NotesException;

    boolean save(boolean force, boolean makeResponse, boolean markRead) throws NotesException;
}
