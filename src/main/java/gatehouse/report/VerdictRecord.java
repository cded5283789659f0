package gatehouse.report;

import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.server.MessageId;
import java.time.Instant;
import java.util.List;

/**
 * The facts of one verdict of the antispam: enough to tell how it came about and to judge it again, without anything of the
 * message's body. Immutable.
 *
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
    public VerdictRecord {
        rules = List.copyOf(rules);
        overBudget = List.copyOf(overBudget);
    }
}
