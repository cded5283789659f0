package gatehouse.embedded.notes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.NotesException;
import org.jspecify.annotations.Nullable;

/**
 * Documents found at one moment, opened one by one as they are asked for. One that was deleted since comes as its
 * deletion stub. The documents belong to the database: they outlive the collection.
 */
final class EmbeddedDocumentCollection extends Handle implements DocumentCollection {
    private final EmbeddedDatabase database;
    private final List<Integer> noteIds;
    private final Instant until;
    private int next;

    EmbeddedDocumentCollection(EmbeddedDatabase database, List<Integer> noteIds, Instant until) {
        super(database);
        this.database = database;
        this.noteIds = List.copyOf(noteIds);
        this.until = until;
    }

    @Override
    public int getCount() throws NotesException {
        check();
        return noteIds.size();
    }

    @Override
    public @Nullable Document getFirstDocument() throws NotesException {
        check();
        next = 0;
        return advance();
    }

    @Override
    public @Nullable Document getNextDocument(Document current) throws NotesException {
        check();
        int noteId = Integer.parseUnsignedInt(current.getNoteID(), 16);
        boolean isAtCursor = next > 0 && noteIds.get(next - 1) == noteId;
        next = isAtCursor ? next : noteIds.indexOf(noteId) + 1;
        if (next == 0) {
            throw new NotesException(Errors.ERROR, "Document is not from this collection");
        }
        return advance();
    }

    /** The database's time before it was searched: to continue from. */
    @Override
    public DateTime getUntilTime() throws NotesException {
        check();
        return new EmbeddedDateTime(session(), until);
    }

    private @Nullable Document advance() throws NotesException {
        Optional<EmbeddedDocument> document = Optional.empty();
        while (document.isEmpty() && next < noteIds.size()) {
            document = database.byNoteId(noteIds.get(next++));
        }
        return document.orElse(null);
    }
}
