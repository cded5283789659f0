package gatehouse.console;

import gatehouse.quarantine.QuarantineDesk;
import gatehouse.report.Replay;
import gatehouse.report.SpamLog;
import gatehouse.report.VerdictRecord;
import gatehouse.report.VerdictRecords;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells why a message was taken for spam or not: from the latest verdicts; else judged again from the records of past ones;
 * else from its quarantine entry.
 */
record ExplainCommand(SpamLog log, VerdictRecords records, QuarantineDesk quarantine) implements Command {
    private static final int MOST_SHOWN = 5;
    private static final int SEARCHED = 100_000;
    private static final int SHORTEST_ID = 6;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String synopsis() {
        return "explain MESSAGE-ID | UNID";
    }

    @Override
    public String help() {
        return "tells why a message was taken for spam or not";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out)
            throws ServerException, UsageException {
        if (arguments.size() != 1 || arguments.get(0).length() < SHORTEST_ID) {
            throw new UsageException("'explain' takes one id of at least " + SHORTEST_ID + " characters");
        }
        String id = arguments.get(0);
        List<SpamLog.Entry> latest = log.find(id);
        latest.stream().limit(MOST_SHOWN).forEach(entry -> show(entry.verdict(), entry.lines(), out));
        if (!latest.isEmpty()) {
            return;
        }
        List<VerdictRecord> past = records.find(id, MOST_SHOWN);
        past.forEach(verdict -> show(verdict, replay(verdict), out));
        if (past.isEmpty()) {
            showQuarantined(session, id, out);
        }
    }

    private static void show(VerdictRecord verdict, List<String> lines, Consumer<String> out) {
        head(verdict.id().toString(), verdict.time(), verdict.sender(), verdict.subject())
                .print(out);
        lines.forEach(out);
    }

    private List<String> replay(VerdictRecord verdict) {
        return Replay.lines(verdict, records.scores(verdict.terms().generation()));
    }

    private void showQuarantined(ServerSession session, String id, Consumer<String> out) throws ServerException {
        List<QuarantineEntry> found = quarantine.list(session, SEARCHED).stream()
                .filter(entry -> entry.id().startsWith(id.toUpperCase(Locale.ROOT)) || isOf(entry, id))
                .limit(MOST_SHOWN)
                .toList();
        for (QuarantineEntry entry : found) {
            head(entry.id(), entry.time(), entry.sender(), entry.subject()).print(out);
            entry.findings().forEach(out);
        }
        if (found.isEmpty()) {
            out.accept("Nothing is known of " + id + ": neither among the verdicts that are kept nor in quarantine");
        }
    }

    private static boolean isOf(QuarantineEntry entry, String messageId) {
        return !entry.messageId().isEmpty()
                && (entry.messageId().equalsIgnoreCase(messageId)
                        || entry.messageId().equalsIgnoreCase("<" + messageId + ">"));
    }

    private static Table head(String id, Instant time, String sender, String subject) {
        return new Table()
                .row("Message", id)
                .row("Time", LocalTime.of(time))
                .row("From", sender)
                .row("Subject", subject);
    }
}
