package gatehouse.embedded.tryout;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Learns what becomes of each message by watching where it can end: the recipient's mail database and the quarantine. A
 * message is known by its subject. Safe for use by several threads.
 */
final class Outcomes {
    /** The default of AntispamSubjectPrefix. */
    private static final String MARK = "[SPAM?]";

    private final Map<String, List<Outcome>> bySubject = new HashMap<>();

    Outcomes(String serverName, NsfStore mailFile, NsfStore quarantine) {
        mailFile.afterSave(note -> {
            if (isFirstSave(note)) {
                add(note, Outcome.delivered(serverName, note));
            }
        });
        quarantine.afterSave(note -> {
            if (isFirstSave(note)) {
                add(note, Outcome.quarantined(note));
            }
        });
    }

    /** What became of the message, once that is known, or that it is not known in time. */
    synchronized Outcome await(String subject, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!bySubject.containsKey(subject) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
        return bySubject.getOrDefault(subject, List.of(Outcome.missing())).get(0);
    }

    /** The subjects of messages that ended more than once, which none may. */
    synchronized List<String> doubles() {
        return bySubject.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private synchronized void add(Note note, Outcome outcome) {
        bySubject.computeIfAbsent(title(note), subject -> new ArrayList<>()).add(outcome);
        notifyAll();
    }

    private static String title(Note note) {
        String subject = note.text("Subject").strip();
        return subject.startsWith(MARK) ? subject.substring(MARK.length()).strip() : subject;
    }

    private static boolean isFirstSave(Note note) {
        return note.sequence() == 1;
    }
}
