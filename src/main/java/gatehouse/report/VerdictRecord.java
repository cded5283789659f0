package gatehouse.report;

import gatehouse.antispam.Hit;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.SpamVerdict;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.mail.HeaderText;
import gatehouse.mail.Mail;
import gatehouse.scan.SpamClass;
import gatehouse.server.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The facts of one verdict of the antispam: enough to tell how it came about and to judge it again, without anything of the
 * message's body. Bounded: long texts are cut. Immutable.
 *
 * @param time in microseconds
 * @param messageId without its angle brackets; empty where there is none
 * @param note what decided in place of a score; empty where the score did
 * @param rules that hit, in the order of the rule set
 * @param overBudget rules that were given up
 * @param points the sum
 * @param tookMillis how long scoring took
 */
public record VerdictRecord(
        Instant time,
        MessageId id,
        String messageId,
        String sender,
        String subject,
        Basis basis,
        String note,
        Terms terms,
        List<String> rules,
        List<String> overBudget,
        double points,
        long tookMillis) {
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_RULE = 60;
    private static final int MOST_RULES = 400;
    private static final int SHORTEST_UNID = 6;

    public VerdictRecord {
        time = time.truncatedTo(ChronoUnit.MICROS);
        messageId = cut(messageId, LONGEST_ADDRESS);
        sender = cut(sender, LONGEST_ADDRESS);
        subject = cut(subject, LONGEST_SUBJECT);
        note = cut(note, LONGEST_NOTE);
        rules = bounded(rules);
        overBudget = bounded(overBudget);
    }

    /** What is kept of a verdict that is given now. */
    static VerdictRecord of(MessageId id, Mail mail, SpamVerdict verdict) {
        return new VerdictRecord(
                Instant.now(),
                id,
                bare(mail.header("Message-ID").orElse("")),
                mail.envelope().sender(),
                HeaderText.decode(mail.header("Subject").orElse("")),
                verdict.basis(),
                verdict.note(),
                verdict.terms(),
                verdict.score().hits().stream().map(Hit::rule).toList(),
                verdict.score().overBudget(),
                verdict.score().points(),
                verdict.took().toMillis());
    }

    /** The verdict with that score. */
    SpamVerdict verdict(SpamScore score) {
        return new SpamVerdict(basis, note, score, terms, Duration.ofMillis(tookMillis));
    }

    /** As it was judged. */
    SpamClass spamClass() {
        return verdict(new SpamScore(points, List.of(), List.of())).spamClass();
    }

    /** Whether that is its Message-ID, or the beginning of its UNID. */
    boolean isOf(String wanted) {
        boolean ofUnid = wanted.length() >= SHORTEST_UNID && id.unid().startsWith(wanted.toUpperCase(Locale.ROOT));
        return ofUnid || (!messageId.isEmpty() && messageId.equalsIgnoreCase(bare(wanted)));
    }

    private static String bare(String messageId) {
        String text = messageId.strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }

    private static List<String> bounded(List<String> rules) {
        return rules.stream()
                .limit(MOST_RULES)
                .map(rule -> cut(rule, LONGEST_RULE))
                .toList();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
