package gatehouse.testing;

import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.settings.SsoSettings.ServerKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Notes as tests need them. */
public final class Documents {
    private Documents() {}

    /** A note that is not saved yet. */
    public static Note note() {
        Instant now = Instant.now();
        return new Note(NsfStore.newUnid(), 0, 0, now, now, false, List.of());
    }

    public static void put(Note note, String item, String... values) {
        note.replace(new NoteItem(item, new ItemValue.Text(List.of(values))));
    }

    /** Saves a document of a form. */
    public static void save(NsfStore database, String form, Map<String, List<String>> items) {
        Note note = note();
        put(note, "Form", form);
        items.forEach((name, values) -> put(note, name, values.toArray(String[]::new)));
        database.save(note, false);
    }

    /** Makes a settings database for a server that does not run. */
    public static void saveSettings(Path file, Map<String, List<String>> settings) {
        try (NsfStore database = NsfStore.open(file)) {
            save(database, "Settings", settings);
        }
    }

    public static Map<String, List<String>> items(ServerKey key) {
        return Map.of(
                "Server", List.of(key.server()),
                "KeyId", List.of(key.keyId()),
                "PublicKey", List.of(key.publicKey()));
    }

    /** The keys in a settings database. */
    public static List<ServerKey> serverKeys(NsfStore database) {
        return database.select(note -> note.text("Form").equals("ServerKey")).stream()
                .flatMap(noteId -> database.byNoteId(noteId).stream())
                .map(note -> new ServerKey(note.text("Server"), note.text("KeyId"), note.text("PublicKey")))
                .toList();
    }

    /** The one note that there must be. */
    public static Note only(NsfStore database, Predicate<Note> filter) {
        List<Integer> found = database.select(filter);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " notes instead of one");
        }
        return database.byNoteId(found.get(0)).orElseThrow();
    }

    /** The local part of the first recipient, by which the message of a note is recognised. */
    public static String id(Note note) {
        String recipient = note.text("Recipients");
        return recipient.substring(0, Math.max(0, recipient.indexOf('@')));
    }
}
