package gatehouse.quarantine;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.QuarantineEntry.State;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.server.Unids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person does with quarantined messages, and what time does. Each method works on the session that it is given.
 *
 * <p>A release delivers once, whenever the process may end. First the entry is marked as releasing, with the UNID of the
 * note to come. Then that note is deposited in mail.box, where the mail rule holds it, with a tag that names the entry.
 * The worker that meets it marks the entry as released, and only then lets the note go. So an entry that is still
 * releasing after a restart was certainly not delivered, and is deposited again if its note is not in mail.box.
 */
public final class QuarantineDesk {
    private final Supplier<ContentStore> spools;
    private final ReleaseTag releaseTag;

    public QuarantineDesk(Supplier<ContentStore> spools, ReleaseTag releaseTag) {
        this.spools = spools;
        this.releaseTag = releaseTag;
    }

    /** The newest entries. */
    public List<QuarantineEntry> list(ServerSession session, int max) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            return quarantine.entries(max);
        }
    }

    public Optional<QuarantineEntry> find(ServerSession session, String id) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            return quarantine.entry(id);
        }
    }

    /**
     * Sends a quarantined message on its way.
     *
     * @return false when it is on its way already, or was released before
     */
    public synchronized boolean release(ServerSession session, String id) throws ServerException, IOException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            QuarantineEntry entry = required(quarantine, id);
            if (entry.state() != State.QUARANTINED) {
                return false;
            }
            quarantine.mark(id, State.RELEASING, Unids.random());
            deposit(session, quarantine, id);
            return true;
        }
    }

    /**
     * Gives an entry the reason that a later scan found; a copy of what was released unscanned becomes an entry like any other.
     *
     * @param entry as it was when it was scanned
     * @return false when somebody has released or deleted it meanwhile
     */
    public synchronized boolean convict(ServerSession session, QuarantineEntry entry, QuarantineReason reason)
            throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            boolean isAsItWas = quarantine
                    .entry(entry.id())
                    .filter(now -> now.state() == entry.state())
                    .isPresent();
            if (isAsItWas) {
                quarantine.convict(entry.id(), reason);
            }
            return isAsItWas;
        }
    }

    /** Deletes an entry; false when there is none. */
    public boolean delete(ServerSession session, String id) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            return quarantine.delete(id);
        }
    }

    /** Goes on with the releases that the end of the process interrupted; says how many it deposited again. */
    public synchronized int resumeReleases(ServerSession session) throws ServerException, IOException {
        int count = 0;
        try (QuarantineDatabase quarantine = session.quarantine()) {
            for (String id : quarantine.inState(State.RELEASING)) {
                boolean deposited = isDeposited(session, required(quarantine, id));
                // Asked after the look into mail.box: a worker marks the entry before it lets the note go.
                if (!deposited && required(quarantine, id).state() == State.RELEASING) {
                    deposit(session, quarantine, id);
                    count++;
                }
            }
        }
        return count;
    }

    /** Deletes entries older than {@code retention}; says how many. A release in progress is left alone. */
    public int expire(ServerSession session, Duration retention) throws ServerException {
        int deleted = 0;
        try (QuarantineDatabase quarantine = session.quarantine()) {
            List<String> releasing = quarantine.inState(State.RELEASING);
            for (String id : quarantine.olderThan(Instant.now().minus(retention))) {
                if (!releasing.contains(id) && quarantine.delete(id)) {
                    deleted++;
                }
            }
        }
        return deleted;
    }

    private void deposit(ServerSession session, QuarantineDatabase quarantine, String id)
            throws ServerException, IOException {
        QuarantineEntry entry = required(quarantine, id);
        String mailBox = session.mailBoxFiles().get(0);
        try (PendingMail deposit = quarantine.prepareDeposit(entry, mailBox);
                ContentStore spool = spools.get()) {
            Mail mail = deposit.read(spool);
            deposit.release(releaseTag.issue(mail, id));
        }
    }

    private static boolean isDeposited(ServerSession session, QuarantineEntry entry) throws ServerException {
        for (String file : session.mailBoxFiles()) {
            try (var mailBox = session.mailBox(file)) {
                Optional<PendingMail> deposit = mailBox.open(new MessageId(file, entry.depositUnid()));
                deposit.ifPresent(PendingMail::close);
                if (deposit.isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static QuarantineEntry required(QuarantineDatabase quarantine, String id) throws ServerException {
        return quarantine.entry(id).orElseThrow(() -> new ServerException("There is no quarantine entry " + id));
    }

    /** Makes the tag of a message that a person releases. */
    public interface ReleaseTag {
        String issue(Mail mail, String entryId) throws IOException;
    }
}
