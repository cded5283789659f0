package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.ItemValue.Attachment;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.ItemValue.RichText;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NoteItem.Flag;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.Vector;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.EmbeddedObject;
import lotus.domino.Item;
import lotus.domino.MIMEEntity;
import lotus.domino.NotesException;
import lotus.domino.RichTextItem;
import org.jspecify.annotations.Nullable;

/**
 * A note in memory. Of a deletion stub, and of a note after its {@code remove}, only the ids can be read. What a mail rule
 * changes in the save of this note is not seen here: as on a real server, the note must be opened again.
 */
final class EmbeddedDocument extends Handle implements Document {
    private final EmbeddedDatabase database;
    private final boolean convertsMime;
    private final DocumentMime mime;
    private final Set<Blob> unsavedBlobs = new HashSet<>();
    private Note note;
    private boolean deleted;
    private boolean mimeWasConverted;

    EmbeddedDocument(EmbeddedDatabase database, Note note) {
        super(database);
        this.database = database;
        this.note = note;
        deleted = note.deleted();
        convertsMime = session().convertMime();
        mime = new DocumentMime(this);
    }

    @Override
    public Item replaceItemValue(String name, Object value) throws NotesException {
        checkItem(name);
        ItemValue converted = Values.of(value);
        Set<Flag> flags = note.first(name).map(NoteItem::flags).orElse(Set.of(Flag.SUMMARY));
        note.remove(name);
        return append(new NoteItem(name, converted, flags));
    }

    @Override
    public boolean closeMIMEEntities() throws NotesException {
        return closeMIMEEntities(false, null);
    }

    /** @param itemName null for all items */
    @Override
    public boolean closeMIMEEntities(boolean saveChanges, @Nullable String itemName) throws NotesException {
        checkNote();
        return mime.close(saveChanges, Optional.ofNullable(itemName));
    }

    /** Copies all items with their files and MIME parts; not saved. */
    @Override
    public void copyAllItems(Document target, boolean replace) throws NotesException {
        checkNote();
        mime.checkClosed("copyAllItems with open MIME entities");
        EmbeddedDocument to = (EmbeddedDocument) target;
        to.checkNote();
        if (replace) {
            note.items().forEach(item -> to.note.remove(item.name()));
        }
        for (NoteItem item : note.items()) {
            to.note.items().add(new NoteItem(item.name(), copyBlobs(item.value(), to), item.flags()));
        }
    }

    @Override
    public MIMEEntity createMIMEEntity(String itemName) throws NotesException {
        checkNote();
        return mime.create(itemName);
    }

    @Override
    public RichTextItem createRichTextItem(String name) throws NotesException {
        checkItem(name);
        NoteItem item = new NoteItem(name, new RichText("", List.of(), List.of()), Set.of());
        note.replace(item);
        return new EmbeddedRichTextItem(this, item);
    }

    /** A file of the note, with a hotspot or without. */
    @Override
    public @Nullable EmbeddedObject getAttachment(String fileName) throws NotesException {
        checkNote();
        return file(fileName).map(file -> new EmbeddedAttachment(this, file)).orElse(null);
    }

    @Override
    public DateTime getCreated() throws NotesException {
        checkNote();
        return Values.date(session(), note.created());
    }

    /** The files without a hotspot: those in rich text are listed by their item. */
    @Override
    public Vector<?> getEmbeddedObjects() throws NotesException {
        checkNote();
        Set<String> hotspots = new HashSet<>();
        for (NoteItem item : note.items()) {
            if (item.value() instanceof RichText rich) {
                hotspots.addAll(rich.attachments());
            }
        }
        List<EmbeddedObject> objects = new ArrayList<>();
        for (Attachment file : files()) {
            if (!hotspots.contains(file.fileName())) {
                objects.add(new EmbeddedAttachment(this, file));
            }
        }
        return Vectors.of(objects);
    }

    @Override
    public @Nullable Item getFirstItem(String name) throws NotesException {
        checkItem(name);
        return note.first(name).map(this::item).orElse(null);
    }

    @Override
    public Vector<?> getItems() throws NotesException {
        checkNote();
        mime.checkClosed("getItems with open MIME entities");
        return Vectors.of(note.items().stream().map(this::item).toList());
    }

    @Override
    public Vector<?> getItemValue(String name) throws NotesException {
        checkItem(name);
        Optional<NoteItem> item = note.first(name);
        return item.isPresent() ? Values.vector(session(), item.get().value()) : Vectors.of(List.of());
    }

    @Override
    public String getItemValueString(String name) throws NotesException {
        checkItem(name);
        return note.first(name).map(item -> Values.string(item.value())).orElse("");
    }

    @Override
    public int getItemValueInteger(String name) throws NotesException {
        checkItem(name);
        return note.first(name).map(item -> Values.integer(item.value())).orElse(0);
    }

    @Override
    public @Nullable MIMEEntity getMIMEEntity() throws NotesException {
        return getMIMEEntity("Body");
    }

    /** @return null when the item is no MIME part, or was turned into rich text for the caller already */
    @Override
    public @Nullable MIMEEntity getMIMEEntity(String itemName) throws NotesException {
        checkNote();
        return mimeWasConverted ? null : mime.open(itemName).orElse(null);
    }

    @Override
    public String getNoteID() throws NotesException {
        check();
        return Integer.toHexString(note.noteId()).toUpperCase(Locale.ROOT);
    }

    @Override
    public int getSize() throws NotesException {
        checkNote();
        long size = note.items().stream().mapToLong(Values::size).sum();
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    @Override
    public String getUniversalID() throws NotesException {
        check();
        return note.unid();
    }

    /** Takes effect with the save, which fails when there is a note of that UNID. */
    @Override
    public void setUniversalID(String unid) throws NotesException {
        checkNote();
        if (!unid.matches("[0-9A-Fa-f]{32}")) {
            throw new NotesException(Errors.BAD_UNID, "Invalid universal id");
        }
        note.unid(unid.toUpperCase(Locale.ROOT));
    }

    @Override
    public boolean hasItem(String name) throws NotesException {
        checkNote();
        return note.first(name).isPresent();
    }

    @Override
    public boolean isDeleted() throws NotesException {
        check();
        return deleted;
    }

    @Override
    public boolean isEncrypted() throws NotesException {
        checkNote();
        return note.first("$Seal").isPresent() || hasFlag(Flag.ENCRYPTED);
    }

    @Override
    public boolean isValid() throws NotesException {
        check();
        return !deleted;
    }

    /** @return false when it is gone, or somebody changed it since and {@code force} is false */
    @Override
    public boolean remove(boolean force) throws NotesException {
        checkNote();
        NsfStore store = database.store();
        boolean removed = note.isNew() || Errors.stored(() -> store.delete(note, force));
        if (removed) {
            mime.invalidate();
            deleted = true;
            database.documentEnded(this, note.noteId());
        }
        return removed;
    }

    @Override
    public void removeItem(String name) throws NotesException {
        checkItem(name);
        note.remove(name);
    }

    /**
     * Writes the note.
     *
     * @param makeResponse must be false: conflict documents are not made here
     * @return false when somebody changed or deleted it since it was opened and {@code force} is false
     */
    @Override
    public boolean save(boolean force, boolean makeResponse, boolean markRead) throws NotesException {
        checkNote();
        mime.checkClosed("saved with open MIME entities");
        NsfStore store = database.store();
        Optional<Note> stored = Errors.stored(() -> store.save(note, force));
        stored.ifPresent(this::saved);
        return stored.isPresent();
    }

    NsfStore store() throws NotesException {
        return database.store();
    }

    Note note() {
        return note;
    }

    boolean isMimeOpen(String item) {
        return mime.isOpen(item);
    }

    /** Whether MIME items appear as rich text. */
    boolean convertsMime() {
        return convertsMime;
    }

    /** Writes a large value that goes unless this document is saved with it. */
    Blob writeBlob(InputStream in) throws NotesException {
        try {
            Blob blob = store().writeBlob(in);
            unsavedBlobs.add(blob);
            return blob;
        } catch (IOException e) {
            throw Errors.error("Cannot write a large item", e);
        }
    }

    List<String> attachmentNames() throws NotesException {
        checkNote();
        return files().stream().map(Attachment::fileName).toList();
    }

    Optional<Attachment> file(String name) {
        return files().stream()
                .filter(file -> file.fileName().equalsIgnoreCase(name))
                .findFirst();
    }

    void addFile(String name, Blob content) {
        note.items().add(new NoteItem("$FILE", new Attachment(name, content, Instant.now()), Set.of()));
    }

    @Override
    void ended() {
        mime.invalidate();
        database.documentEnded(this, note.noteId());
        unsavedBlobs.forEach(this::discard);
    }

    private void discard(Blob blob) {
        try {
            database.store().discard(blob);
        } catch (NotesException e) {
            throw new IllegalStateException("A document of a database that is not open", e);
        }
    }

    private void saved(Note stored) {
        note = new Note(
                stored.unid(),
                stored.noteId(),
                stored.sequence(),
                stored.created(),
                stored.modified(),
                false,
                note.items());
        unsavedBlobs.forEach(this::discard);
        unsavedBlobs.clear();
        database.documentSaved(this, stored.noteId());
    }

    /** Of a removed note and of a stub nothing but the ids can be read. */
    private void checkNote() throws NotesException {
        check();
        if (deleted) {
            throw Errors.recycled();
        }
    }

    private void checkItem(String name) throws NotesException {
        checkNote();
        if (mime.isOpen(name)) {
            throw misuse("item " + name + " used while its MIME entities are open");
        }
    }

    private Item append(NoteItem item) {
        note.items().add(item);
        return item(item);
    }

    private Item item(NoteItem item) {
        boolean isMime = item.value() instanceof MimePart;
        mimeWasConverted |= isMime && convertsMime;
        boolean isRichText = item.value() instanceof RichText;
        return isRichText ? new EmbeddedRichTextItem(this, item) : new EmbeddedItem(this, item);
    }

    private List<Attachment> files() {
        List<Attachment> files = new ArrayList<>();
        for (NoteItem item : note.items()) {
            if (item.value() instanceof Attachment file) {
                files.add(file);
            }
        }
        return files;
    }

    private boolean hasFlag(Flag flag) {
        return note.items().stream().anyMatch(item -> item.flags().contains(flag));
    }

    private ItemValue copyBlobs(ItemValue value, EmbeddedDocument to) throws NotesException {
        if (value instanceof MimePart part) {
            return new MimePart(copyBlob(part.entity(), to));
        } else if (value instanceof Attachment file) {
            return new Attachment(file.fileName(), copyBlob(file.content(), to), file.created());
        }
        return value;
    }

    private Blob copyBlob(Blob blob, EmbeddedDocument to) throws NotesException {
        return store() == to.store() ? blob : to.writeBlob(store().openBlob(blob, 0, blob.length()));
    }
}
