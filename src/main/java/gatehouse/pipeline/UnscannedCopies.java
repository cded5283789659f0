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
import java.util.stream.Stream;

/**
 * Copies of what was released unscanned. A clean one is deleted; of any other the people are told, since its recipients have it,
 * and the copy stays as a quarantine entry.
 */
final class UnscannedCopies implements SecondLook {
    /** Stands among the findings of an entry whose message was delivered: it is not released by itself once more. */
    private static final String DELIVERED = "released unscanned: its recipients have it";

    private final QuarantineDesk desk;
    private final Consumer<String> say;

    UnscannedCopies(QuarantineDesk desk, Consumer<String> say) {
        this.desk = desk;
        this.say = say;
    }

    @Override
    public List<String> entries(QuarantineDatabase quarantine) throws ServerException {
        return quarantine.inState(State.UNSCANNED);
    }

    @Override
    public boolean wants(QuarantineEntry entry) {
        return entry.state() == State.UNSCANNED;
    }

    @Override
    public List<Finding> scan(MessageFlow flow, Mail mail) throws IOException {
        return flow.scanForHarm(mail);
    }

    @Override
    public void settle(ServerSession session, QuarantineEntry entry, MessageFlow flow, List<Finding> findings)
            throws ServerException {
        if (flow.decide(findings) instanceof Verdict.Quarantine guilty) {
            convict(session, entry, QuarantineReason.of(guilty.findings()));
        } else {
            desk.delete(session, entry.id());
        }
    }

    @Override
    public void giveUp(ServerSession session, QuarantineEntry entry, String why) throws ServerException {
        convict(session, entry, QuarantineReason.of(GuardedFlow.checkFailed(why)));
    }

    private void convict(ServerSession session, QuarantineEntry entry, QuarantineReason reason) throws ServerException {
        List<String> findings =
                Stream.concat(Stream.of(DELIVERED), reason.findings().stream()).toList();
        desk.convict(session, entry, new QuarantineReason(reason.headline(), findings, reason.time()));
        say.accept("ALARM: a message that was released unscanned should not have been: " + reason.headline()
                + "; 'tell gatehouse quarantine show " + entry.id() + "' tells who has it");
    }
}
