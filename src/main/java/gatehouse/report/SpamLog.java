package gatehouse.report;

import gatehouse.antispam.Explanation;
import gatehouse.antispam.SpamVerdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest verdicts of the antispam with what matched in the messages, which {@link VerdictRecords} do not keep. Bounded;
 * safe for use by several threads.
 */
public final class SpamLog {
    private static final int MOST_ENTRIES = 1_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Takes the place of an earlier verdict on the same message. */
    synchronized void add(Entry entry) {
        entries.removeIf(known -> known.verdict().id().equals(entry.verdict().id()));
        entries.addFirst(entry);
        if (entries.size() > MOST_ENTRIES) {
            entries.removeLast();
        }
    }

    /** The entries with that Message-ID, or whose UNID begins so, newest first. */
    public synchronized List<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.verdict().isOf(id)).toList();
    }

    /**
     * A verdict.
     *
     * @param lines the explanation
     */
    public record Entry(VerdictRecord verdict, List<String> lines) {
        static final int MOST_HITS = 40;

        public Entry {
            lines = List.copyOf(lines);
        }

        static Entry of(VerdictRecord record, SpamVerdict verdict) {
            return new Entry(record, Explanation.lines(verdict, MOST_HITS));
        }
    }
}
