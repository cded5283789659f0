package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.NotesException;
import org.jspecify.annotations.Nullable;

/**
 * A database in one session, over a store that all sessions share. It gives one object for one note as long as that is
 * not recycled: with what its holder changed and did not save.
 */
final class EmbeddedDatabase extends Handle implements Database {
    private final String file;
    private final Map<Integer, EmbeddedDocument> documents = new HashMap<>();
    private Optional<NsfStore> store;

    EmbeddedDatabase(EmbeddedSession session, String file, Optional<NsfStore> store) {
        super(session);
        this.file = file;
        this.store = store;
    }

    @Override
    public boolean isOpen() throws NotesException {
        check();
        return store.isPresent();
    }

    @Override
    public Document createDocument() throws NotesException {
        check();
        store();
        Instant now = Instant.now();
        return new EmbeddedDocument(this, new Note(NsfStore.newUnid(), 0, 0, now, now, false, List.of()));
    }

    @Override
    public Document getDocumentByUNID(String unid) throws NotesException {
        check();
        String key = unid.toUpperCase(Locale.ROOT);
        return Errors.stored(storeCall(store -> store.byUnid(key)))
                .map(this::document)
                .orElseThrow(() -> new NotesException(Errors.BAD_UNID, "Invalid universal id"));
    }

    /** The note of that id, a deletion stub too. */
    @Override
    public Document getDocumentByID(String noteId) throws NotesException {
        check();
        int id;
        try {
            id = Integer.parseUnsignedInt(noteId, 16);
        } catch (NumberFormatException e) {
            throw new NotesException(Errors.BAD_UNID, "Invalid note id " + noteId, e);
        }
        return byNoteId(id).orElseThrow(() -> new NotesException(Errors.BAD_UNID, "Invalid note id " + noteId));
    }

    /** What was saved or deleted at {@code since} or later. */
    @Override
    public DocumentCollection getModifiedDocuments(@Nullable DateTime since, int noteClass) throws NotesException {
        check();
        if (noteClass != DBMOD_DOC_DATA) {
            throw new NotesException(Errors.ERROR, "Only data documents can be asked for");
        }
        Instant from = instant(since);
        Instant until = Errors.stored(storeCall(NsfStore::now));
        return new EmbeddedDocumentCollection(this, Errors.stored(storeCall(s -> s.modifiedSince(from))), until);
    }

    @Override
    public DocumentCollection search(String formula) throws NotesException {
        return search(formula, null, 0);
    }

    /** @param max how many documents at most; 0 for all */
    @Override
    public DocumentCollection search(String formula, @Nullable DateTime since, int max) throws NotesException {
        check();
        Predicate<Note> filter = Formula.parse(formula);
        Instant from = instant(since);
        return select(note -> !note.modified().isBefore(from) && filter.test(note), max);
    }

    @Override
    public DocumentCollection getAllDocuments() throws NotesException {
        check();
        return select(note -> true, 0);
    }

    @Override
    public void setTitle(String title) throws NotesException {
        check();
        NsfStore open = store();
        Errors.stored(() -> {
            open.title(title);
            return title;
        });
    }

    @Override
    public String getTitle() throws NotesException {
        check();
        return Errors.stored(storeCall(NsfStore::title));
    }

    @Override
    public String getReplicaID() throws NotesException {
        check();
        return Errors.stored(storeCall(NsfStore::replicaId));
    }

    NsfStore store() throws NotesException {
        return store.orElseThrow(
                () -> new NotesException(Errors.DATABASE_NOT_OPEN, "Database " + file + " has not been opened yet"));
    }

    Optional<EmbeddedDocument> byNoteId(int noteId) throws NotesException {
        EmbeddedDocument known = documents.get(noteId);
        if (known != null) {
            return Optional.of(known);
        }
        return Errors.stored(storeCall(store -> store.byNoteId(noteId))).map(this::document);
    }

    /** From its first save on a document is the one object of its note. */
    void documentSaved(EmbeddedDocument document, int noteId) {
        documents.putIfAbsent(noteId, document);
    }

    void documentEnded(EmbeddedDocument document, int noteId) {
        documents.remove(noteId, document);
    }

    @Override
    void ended() {
        session().databaseEnded(file);
    }

    private EmbeddedDocument document(Note note) {
        return documents.computeIfAbsent(note.noteId(), id -> new EmbeddedDocument(this, note));
    }

    private DocumentCollection select(Predicate<Note> filter, int max) throws NotesException {
        Instant until = Errors.stored(storeCall(NsfStore::now));
        List<Integer> ids = Errors.stored(storeCall(store -> store.select(filter)));
        List<Integer> first = max > 0 && ids.size() > max ? new ArrayList<>(ids.subList(0, max)) : ids;
        return new EmbeddedDocumentCollection(this, first, until);
    }

    private <T> Supplier<T> storeCall(Function<NsfStore, T> call) throws NotesException {
        NsfStore open = store();
        return () -> call.apply(open);
    }

    private static Instant instant(@Nullable DateTime since) throws NotesException {
        return since instanceof EmbeddedDateTime time ? time.instant() : Instant.EPOCH;
    }
}
