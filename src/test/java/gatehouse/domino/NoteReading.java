package gatehouse.domino;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.mail.Mail;
import gatehouse.testing.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lotus.domino.Database;
import lotus.domino.Document;
import lotus.domino.NotesFactory;
import lotus.domino.Session;

/** Reads notes of any database through the Notes API, as the product reads those of mail.box. */
public final class NoteReading {
    private NoteReading() {}

    /** Hands every note of the database to the visitor, in one Notes thread. */
    public static void forEach(EmbeddedDomino domino, String file, Visitor visitor) throws Exception {
        NsfStore store = domino.database(file);
        List<Note> notes = new ArrayList<>();
        store.select(note -> true).forEach(noteId -> store.byNoteId(noteId).ifPresent(notes::add));
        domino.inNotesThread(() -> {
            visit(file, notes, visitor);
            return notes;
        });
    }

    private static void visit(String file, List<Note> notes, Visitor visitor) throws Exception {
        Session session = NotesFactory.createSession();
        try (Handles handles = new Handles()) {
            session.setConvertMIME(false);
            Database database = handles.keep(session.getDatabase("", file, false));
            for (Note note : notes) {
                visit(session, database, note, visitor);
            }
        } finally {
            session.recycle();
        }
    }

    private static void visit(Session session, Database database, Note note, Visitor visitor) throws Exception {
        try (Handles handles = new Handles();
                MemoryStore contents = new MemoryStore()) {
            Document document = handles.keep(database.getDocumentByUNID(note.unid()));
            Mail mail = new NoteReader(session, document, contents).read();
            visitor.visit(note, mail, NoteStates.tag(document));
        }
    }

    /** Gets each note, the message that it is, and its tag. */
    public interface Visitor {
        void visit(Note note, Mail mail, Optional<String> tag) throws Exception;
    }
}
