package gatehouse.domino;

import java.util.Optional;
import lotus.domino.Database;
import lotus.domino.Document;
import lotus.domino.NotesException;

/** Finds a note by its UNID. Notes answers with an exception where there is none, and sometimes with a stub. */
final class NoteFinder {
    /** NOTES_ERR_BAD_UNID. */
    private static final int BAD_UNID = 4091;

    private NoteFinder() {}

    static Optional<Document> byUnid(Database database, String unid) throws NotesException {
        try {
            Document note = database.getDocumentByUNID(unid);
            if (note == null) {
                return Optional.empty();
            }
            if (note.isDeleted() || !note.isValid()) {
                Handles.recycle(note);
                return Optional.empty();
            }
            return Optional.of(note);
        } catch (NotesException e) {
            if (e.id == BAD_UNID) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
