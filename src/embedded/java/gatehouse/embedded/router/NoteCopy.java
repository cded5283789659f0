package gatehouse.embedded.router;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.nsf.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies one note, with its large values, to another database. Used by one thread, once. */
final class NoteCopy {
    private final NsfStore from;
    private final NsfStore to;
    private final Map<Blob, Blob> blobs = new HashMap<>();

    private NoteCopy(NsfStore from, NsfStore to) {
        this.from = from;
        this.to = to;
    }

    /** Saves a copy as a new note of that UNID. */
    static void save(NsfStore from, Note note, NsfStore to, String unid) throws IOException {
        NoteCopy copy = new NoteCopy(from, to);
        try {
            copy.save(note, unid);
        } catch (IOException | StoreException e) {
            copy.blobs.values().forEach(to::discard);
            throw e;
        }
    }

    private void save(Note note, String unid) throws IOException {
        Instant now = Instant.now();
        Note copy = new Note(unid, 0, 0, now, now, false, List.of());
        for (NoteItem item : note.items()) {
            copy.items().add(new NoteItem(item.name(), copy(item.value()), item.flags()));
        }
        to.save(copy, false);
    }

    private ItemValue copy(ItemValue value) throws IOException {
        if (value instanceof ItemValue.MimePart part) {
            return new ItemValue.MimePart(copy(part.entity()));
        }
        if (value instanceof ItemValue.Attachment file) {
            return new ItemValue.Attachment(file.fileName(), copy(file.content()), file.created());
        }
        return value;
    }

    private Blob copy(Blob blob) throws IOException {
        Blob known = blobs.get(blob);
        if (known != null) {
            return known;
        }
        try (InputStream in = from.openBlob(blob, 0, blob.length())) {
            Blob copy = to.writeBlob(in);
            blobs.put(blob, copy);
            return copy;
        }
    }
}
