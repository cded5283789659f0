package gatehouse.embedded.tryout;

import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a message, as the databases show it. Immutable.
 *
 * @param why in one line
 * @param nanoTime when, on the clock of {@link System#nanoTime}
 */
record Outcome(Kind kind, String why, long nanoTime) {
    /** A note that has come into a mail database of the server of that name. */
    static Outcome delivered(String serverName, Note note) {
        long now = System.nanoTime();
        if (note.text("X-Spam-Flag").equals("YES")) {
            return new Outcome(Kind.MARKED, note.text("X-Spam-Status"), now);
        }
        Optional<Tag> tag = Tag.parse(note.text("X-SSOTag"));
        return tag.map(known -> new Outcome(kind(serverName, known), why(serverName, known), now))
                .orElseGet(() -> new Outcome(Kind.UNSCANNED, "it carries no tag", now));
    }

    /** A note that has come into the quarantine database. */
    static Outcome quarantined(Note note) {
        int more = texts(note, "GatehouseFindings").size() - 1;
        String reason = note.text("GatehouseReason") + (more > 0 ? ", and " + more + " more" : "");
        return new Outcome(Kind.QUARANTINED, reason, System.nanoTime());
    }

    /** A message of which nothing was seen in time. */
    static Outcome missing() {
        return new Outcome(Kind.HELD, "neither delivered nor quarantined in time", System.nanoTime());
    }

    private static Kind kind(String serverName, Tag tag) {
        if (tag.unscanned()) {
            return Kind.UNSCANNED;
        }
        // A server puts its own tag on what it scans: another's tag is there only when it was honoured.
        return tag.server().equals(serverName) ? Kind.DELIVERED : Kind.HONOURED;
    }

    private static String why(String serverName, Tag tag) {
        if (!tag.server().equals(serverName)) {
            return "tag of " + tag.server() + ", which scanned it with " + tag.antivirus();
        }
        return tag.noted().map(noted -> "noted: " + noted).orElse("clean") + "; tag of " + tag.server();
    }

    private static List<String> texts(Note note, String item) {
        return note.first(item)
                .map(NoteItem::value)
                .filter(ItemValue.Text.class::isInstance)
                .map(value -> ((ItemValue.Text) value).values())
                .orElse(List.of());
    }

    /** The ways in which a message can end. */
    enum Kind {
        /** Scanned, tagged, and in the recipient's mail database. */
        DELIVERED,
        /** In the recipient's mail database on the strength of another server's tag. */
        HONOURED,
        QUARANTINED,
        /** In the recipient's mail database, marked as suspected spam. */
        MARKED,
        /** In the recipient's mail database without a scan. */
        UNSCANNED,
        /** Still in mail.box. */
        HELD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
