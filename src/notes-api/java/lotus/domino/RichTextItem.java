package lotus.domino;

import java.util.Vector;

/** A rich text item. */
public interface RichTextItem extends Item {
    void appendText(String text) throws NotesException;

    void addNewLine() throws NotesException;

    EmbeddedObject embedObject(int type, String className, String source, String name) throws NotesException;

    Vector<?> getEmbeddedObjects() throws NotesException;

    String getUnformattedText() throws NotesException;
}
