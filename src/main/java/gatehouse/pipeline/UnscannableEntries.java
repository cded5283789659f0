package gatehouse.pipeline;

import gatehouse.mail.Mail;
import gatehouse.quarantine.QuarantineDesk;
import gatehouse.scan.Finding;
import gatehouse.scan.Verdict;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.QuarantineEntry.State;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages that are in quarantine for no other reason than that something in them could not be looked into. What is clean now is
 * released, what is guilty gets what was found as its reason, and what cannot be looked into still stays as it is. What a
 * check failed on, or what ended the process, is none of these: it is left to a person.
 */
final class UnscannableEntries implements SecondLook {
    private static final int MOST = 10_000;
    private static final String FAILED = ": " + Finding.Cause.CHECK_FAILED.label();

    private final QuarantineDesk desk;
    private final Consumer<String> say;

    UnscannableEntries(QuarantineDesk desk, Consumer<String> say) {
        this.desk = desk;
        this.say = say;
    }

    @Override
    public List<String> entries(QuarantineDatabase quarantine) throws ServerException {
        return quarantine.entries(MOST).stream()
                .filter(this::wants)
                .map(QuarantineEntry::id)
                .toList();
    }

    @Override
    public boolean wants(QuarantineEntry entry) {
        return entry.state() == State.QUARANTINED
                && !entry.findings().isEmpty()
                && entry.findings().stream()
                        .allMatch(line -> line.startsWith(Finding.Unscannable.WORD) && !line.contains(FAILED));
    }

    @Override
    public List<Finding> scan(MessageFlow flow, Mail mail) throws IOException {
        return flow.scanAll(mail);
    }

    @Override
    public void settle(ServerSession session, QuarantineEntry entry, MessageFlow flow, List<Finding> findings)
            throws ServerException, IOException {
        Verdict verdict = flow.decide(findings);
        if (verdict instanceof Verdict.Quarantine quarantine) {
            List<Finding> guilt = quarantine.findings().stream()
                    .filter(finding -> !(finding instanceof Finding.Unscannable))
                    .toList();
            if (!guilt.isEmpty()) {
                convict(session, entry, QuarantineReason.of(guilt));
            }
        } else if (verdict instanceof Verdict.Release && !flow.marks(findings)) {
            release(session, entry);
        } else {
            // Spam: a release from quarantine would not mark it, nor would this be the time to reject it.
            convict(session, entry, QuarantineReason.of(spam(findings)));
        }
    }

    private static List<Finding> spam(List<Finding> findings) {
        return findings.stream().filter(Finding.Spam.class::isInstance).toList();
    }

    private void release(ServerSession session, QuarantineEntry entry) throws ServerException, IOException {
        if (desk.release(session, entry.id())) {
            say.accept("quarantine entry " + entry.id() + " was unscannable and is clean: released to its recipients");
        }
    }

    @Override
    public void giveUp(ServerSession session, QuarantineEntry entry, String why) throws ServerException {
        convict(session, entry, QuarantineReason.of(GuardedFlow.checkFailed(why)));
    }

    private void convict(ServerSession session, QuarantineEntry entry, QuarantineReason reason) throws ServerException {
        if (desk.convict(session, entry, reason)) {
            say.accept("quarantine entry " + entry.id() + " was unscannable and is " + reason.headline());
        }
    }
}
