package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue.OleObject;
import gatehouse.embedded.nsf.ItemValue.RichText;
import gatehouse.embedded.nsf.NoteItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import lotus.domino.EmbeddedObject;
import lotus.domino.NotesException;
import lotus.domino.RichTextItem;
import org.jspecify.annotations.Nullable;

/** A rich text item: text, hotspots of files, OLE objects. */
final class EmbeddedRichTextItem extends EmbeddedItem implements RichTextItem {
    EmbeddedRichTextItem(EmbeddedDocument document, NoteItem item) {
        super(document, item);
    }

    @Override
    public void appendText(String text) throws NotesException {
        checkItem();
        change(rich().text() + text, rich().attachments());
    }

    @Override
    public void addNewLine() throws NotesException {
        appendText("\n");
    }

    /**
     * Attaches a file.
     *
     * @param type {@code EMBED_ATTACHMENT}
     * @param source path of the file
     * @param name the name that it gets; its own when empty
     */
    @Override
    public EmbeddedObject embedObject(int type, @Nullable String className, String source, @Nullable String name)
            throws NotesException {
        checkItem();
        if (type != EmbeddedObject.EMBED_ATTACHMENT) {
            throw new NotesException(Errors.ERROR, "Only files can be embedded");
        }
        Path path = Path.of(source);
        String fileName = name == null || name.isEmpty() ? String.valueOf(path.getFileName()) : name;
        document().addFile(fileName, write(path));
        List<String> attachments = new ArrayList<>(rich().attachments());
        attachments.add(fileName);
        change(rich().text(), attachments);
        return attachment(fileName);
    }

    @Override
    public Vector<?> getEmbeddedObjects() throws NotesException {
        checkItem();
        List<EmbeddedObject> objects = new ArrayList<>();
        for (String name : rich().attachments()) {
            if (document().file(name).isPresent()) {
                objects.add(attachment(name));
            }
        }
        for (OleObject object : rich().oleObjects()) {
            objects.add(new EmbeddedOleObject(this, object));
        }
        return Vectors.of(objects);
    }

    @Override
    public String getUnformattedText() throws NotesException {
        checkItem();
        return rich().text();
    }

    private EmbeddedAttachment attachment(String name) {
        return new EmbeddedAttachment(document(), document().file(name).orElseThrow());
    }

    private Blob write(Path path) throws NotesException {
        try (InputStream in = Files.newInputStream(path)) {
            return document().writeBlob(in);
        } catch (IOException e) {
            throw Errors.error("Cannot read " + path, e);
        }
    }

    private void change(String text, List<String> attachments) {
        RichText changed = new RichText(text, attachments, rich().oleObjects());
        change(new NoteItem(item().name(), changed, item().flags()));
    }

    private RichText rich() {
        return (RichText) item().value();
    }
}
