package gatehouse.embedded.nsf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A note outside its store: a copy that its owner may change and hand to {@link NsfStore#save}. Not thread safe. A
 * deletion stub is a note without items.
 */
public final class Note {
    private String unid;
    private final int noteId;
    private final long sequence;
    private final Instant created;
    private final Instant modified;
    private final boolean deleted;
    private final List<NoteItem> items;

    /** @param noteId 0 and {@code sequence} 0 for a note that was never saved */
    public Note(
            String unid,
            int noteId,
            long sequence,
            Instant created,
            Instant modified,
            boolean deleted,
            List<NoteItem> items) {
        this.unid = unid;
        this.noteId = noteId;
        this.sequence = sequence;
        this.created = created;
        this.modified = modified;
        this.deleted = deleted;
        this.items = new ArrayList<>(items);
    }

    public String unid() {
        return unid;
    }

    public void unid(String unid) {
        this.unid = unid;
    }

    public int noteId() {
        return noteId;
    }

    /** Raised by every save. */
    public long sequence() {
        return sequence;
    }

    public Instant created() {
        return created;
    }

    public Instant modified() {
        return modified;
    }

    public boolean deleted() {
        return deleted;
    }

    public boolean isNew() {
        return sequence == 0;
    }

    public List<NoteItem> items() {
        return items;
    }

    public Optional<NoteItem> first(String name) {
        return items.stream().filter(item -> item.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The first text value of the item, or of a header item its raw text; empty when there is none. */
    public String text(String name) {
        ItemValue value = first(name).map(NoteItem::value).orElse(null);
        if (value instanceof ItemValue.Text text && !text.values().isEmpty()) {
            return text.values().get(0);
        }
        return value instanceof ItemValue.Rfc822Text header ? header.raw() : "";
    }

    /** Removes every item of that name and adds this one. */
    public void replace(NoteItem item) {
        remove(item.name());
        items.add(item);
    }

    public void remove(String name) {
        items.removeIf(item -> item.name().equalsIgnoreCase(name));
    }
}
