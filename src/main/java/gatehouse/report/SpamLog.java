package gatehouse.report;

import gatehouse.antispam.Explanation;
import gatehouse.antispam.SpamVerdict;
import gatehouse.mail.HeaderText;
import gatehouse.mail.Mail;
import gatehouse.scan.SpamClass;
import gatehouse.server.MessageId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The latest verdicts of the antispam, so that people can ask why. Bounded; safe for use by several threads. */
public final class SpamLog {
    private static final int MOST_ENTRIES = 1_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Takes the place of an earlier verdict on the same message. */
    synchronized void add(Entry entry) {
        entries.removeIf(known -> known.id().equals(entry.id()));
        entries.addFirst(entry);
        if (entries.size() > MOST_ENTRIES) {
            entries.removeLast();
        }
    }

    /** The entries with that Message-ID, or whose UNID begins so, newest first. */
    public synchronized List<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.is(id)).toList();
    }

    /**
     * A verdict. Of the message only a few short texts are kept, as they are.
     *
     * @param messageId without its angle brackets; empty where there is none
     * @param lines the explanation
     */
    public record Entry(
            MessageId id,
            Instant time,
            String messageId,
            String sender,
            String subject,
            SpamClass spamClass,
            List<String> lines) {
        private static final int LONGEST = 200;
        private static final int MOST_HITS = 40;
        private static final int SHORTEST_UNID = 6;

        public Entry {
            lines = List.copyOf(lines);
        }

        static Entry of(MessageId id, Mail mail, SpamVerdict verdict) {
            return new Entry(
                    id,
                    Instant.now(),
                    cut(bare(mail.header("Message-ID").orElse(""))),
                    cut(mail.envelope().sender()),
                    cut(HeaderText.decode(mail.header("Subject").orElse(""))),
                    verdict.spamClass(),
                    Explanation.lines(verdict, MOST_HITS));
        }

        private boolean is(String wanted) {
            boolean ofUnid = wanted.length() >= SHORTEST_UNID && id.unid().startsWith(wanted.toUpperCase(Locale.ROOT));
            return ofUnid || (!messageId.isEmpty() && messageId.equalsIgnoreCase(bare(wanted)));
        }

        private static String bare(String messageId) {
            String text = messageId.strip();
            return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        }

        private static String cut(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }
    }
}
