package gatehouse.pipeline;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.scan.Verdict;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry.State;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans the copies of what was released unscanned. A clean one is deleted; of any other the people are told, since its
 * recipients have it, and the copy stays as a quarantine entry. For one thread.
 */
public final class Rescan {
    private static final Logger LOG = LoggerFactory.getLogger(Rescan.class);

    private final Supplier<MessageFlow> flow;
    private final Supplier<ContentStore> spools;
    private final Consumer<String> alarm;

    public Rescan(Supplier<MessageFlow> flow, Supplier<ContentStore> spools, Consumer<String> alarm) {
        this.flow = flow;
        this.spools = spools;
        this.alarm = alarm;
    }

    /** Goes through the copies until one cannot be scanned: the antivirus is missing again then. */
    public void run(ServerSession session) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            for (String id : quarantine.inState(State.UNSCANNED)) {
                Verdict verdict = judge(quarantine, id);
                if (verdict instanceof Verdict.Release) {
                    quarantine.delete(id);
                } else if (verdict instanceof Verdict.Quarantine guilty) {
                    convict(quarantine, id, QuarantineReason.of(guilty.findings()));
                } else {
                    return;
                }
            }
        }
    }

    private Verdict judge(QuarantineDatabase quarantine, String id) throws ServerException {
        try (ContentStore spool = spools.get()) {
            Mail mail = quarantine.read(id, spool);
            return flow.get().judge(mail);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.warn("The copy {} of a message released unscanned cannot be scanned", id, e);
            return new Verdict.Quarantine(GuardedFlow.checkFailed(e.toString()));
        }
    }

    private void convict(QuarantineDatabase quarantine, String id, QuarantineReason reason) throws ServerException {
        quarantine.convict(id, reason);
        alarm.accept("ALARM: a message that was released unscanned should not have been: " + reason.headline()
                + "; 'tell gatehouse quarantine show " + id + "' tells who has it");
    }
}
