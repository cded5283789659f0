package gatehouse.embedded.nsf;

import gatehouse.embedded.nsf.ItemValue.Attachment;
import gatehouse.embedded.nsf.ItemValue.OleObject;
import gatehouse.embedded.nsf.ItemValue.RichText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Adds to a note what a Notes client can and the Notes API of Java cannot: a file without a hotspot, an OLE object. For
 * demonstrations and tests; the caller saves. Stateless.
 */
public final class NoteObjects {
    private NoteObjects() {}

    /** A {@code $FILE} that no rich text shows. */
    public static void addFile(NsfStore store, Note note, String name, InputStream content) throws IOException {
        Attachment file = new Attachment(name, store.writeBlob(content), Instant.now());
        note.items().add(new NoteItem("$FILE", file, Set.of()));
    }

    /** A {@code $FILE} with a hotspot in the rich text item, which is made when there is none. */
    public static void attachFile(NsfStore store, Note note, String item, String name, InputStream content)
            throws IOException {
        RichText rich = richText(note, item);
        List<String> attachments = new ArrayList<>(rich.attachments());
        attachments.add(name);
        replace(note, item, new RichText(rich.text(), attachments, rich.oleObjects()));
        addFile(store, note, name, content);
    }

    /** An OLE object in the rich text item, which is made when there is none. */
    public static void addOleObject(Note note, String item, String name, String className) {
        RichText rich = richText(note, item);
        List<OleObject> objects = new ArrayList<>(rich.oleObjects());
        objects.add(new OleObject(name, className));
        replace(note, item, new RichText(rich.text(), rich.attachments(), objects));
    }

    private static RichText richText(Note note, String item) {
        return note.first(item).map(NoteItem::value).orElse(null) instanceof RichText rich
                ? rich
                : new RichText("", List.of(), List.of());
    }

    private static void replace(Note note, String item, RichText value) {
        note.replace(new NoteItem(item, value, Set.of()));
    }
}
