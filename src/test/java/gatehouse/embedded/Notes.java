package gatehouse.embedded;

import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Notes for tests, and what is in them. */
public final class Notes {
    private Notes() {}

    /** A new note of a mail.box. */
    public static Note memo(String subject, String... recipients) {
        Instant now = Instant.now();
        Note note = new Note(NsfStore.newUnid(), 0, 0, now, now, false, List.of());
        text(note, "Form", "Memo");
        text(note, "Subject", subject);
        text(note, "Recipients", recipients);
        return note;
    }

    public static void text(Note note, String name, String... values) {
        note.replace(new NoteItem(name, new ItemValue.Text(List.of(values))));
    }

    /** All notes of a database, without stubs, in the order of their creation. */
    public static List<Note> all(NsfStore store) {
        return store.select(note -> true).stream()
                .flatMap(noteId -> store.byNoteId(noteId).stream())
                .filter(note -> !note.deleted())
                .toList();
    }

    public static List<String> subjects(NsfStore store) {
        return all(store).stream().map(note -> note.text("Subject").strip()).toList();
    }

    /** The bytes of the MIME item Body. */
    public static String body(NsfStore store, Note note) throws IOException {
        ItemValue.MimePart part =
                (ItemValue.MimePart) note.first("Body").orElseThrow().value();
        try (InputStream in = store.openBlob(part.entity(), 0, part.entity().length())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
