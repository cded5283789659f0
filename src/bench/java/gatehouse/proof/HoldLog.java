package gatehouse.proof;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.Note;
import gatehouse.testing.GatehouseFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each message was deposited in mail.box, how long it was held, and how often it was delivered. Safe for use by several threads. */
final class HoldLog {
    private final List<Held> held = new ArrayList<>();
    private final Map<String, Integer> copies = new HashMap<>();

    /** One message. */
    record Held(Instant deposited, double millis) {}

    HoldLog(EmbeddedDomino domino) {
        domino.database("mail.box").afterSave(this::saved);
        domino.database(GatehouseFixture.QUARANTINE).afterSave(this::arrived);
        domino.database(GatehouseFixture.MAIL_FILE).afterSave(this::arrived);
    }

    /** Those released. */
    synchronized List<Held> held() {
        return List.copyOf(held);
    }

    /** How often the message of that Message-ID is in the mail file, or in quarantine. */
    synchronized int copies(String id) {
        return copies.getOrDefault(id, 0);
    }

    /** How many different messages have arrived. */
    synchronized int arrived() {
        return copies.size();
    }

    private synchronized void saved(Note note) {
        if (note.sequence() > 1 && note.text("RoutingState").isEmpty()) {
            double millis = Duration.between(note.created(), note.modified()).toNanos() / 1e6;
            held.add(new Held(note.created(), millis));
        }
    }

    private synchronized void arrived(Note note) {
        if (note.sequence() == 1) {
            copies.merge(note.text("$MessageID").strip(), 1, Integer::sum);
        }
    }
}
