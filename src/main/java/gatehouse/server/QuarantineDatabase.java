package gatehouse.server;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The quarantine database, open. Opened, used and closed by one thread. */
public interface QuarantineDatabase extends AutoCloseable {
    /** The newest {@code max} entries, newest first. */
    List<QuarantineEntry> entries(int max) throws ServerException;

    /** Ids of the entries that were made before {@code time}. */
    List<String> olderThan(Instant time) throws ServerException;

    /** Ids of the entries in a state. */
    List<String> inState(QuarantineEntry.State state) throws ServerException;

    Optional<QuarantineEntry> entry(String id) throws ServerException;

    /** Sets the state, and the UNID that the release deposits. */
    void mark(String id, QuarantineEntry.State state, String depositUnid) throws ServerException;

    /** Gives an entry another reason, and makes a copy of a message that was released unscanned an entry like any other. */
    void convict(String id, QuarantineReason reason) throws ServerException;

    /** Reads the entry's message into {@code store}. */
    Mail read(String id, ContentStore store) throws ServerException, IOException;

    /** A copy of the entry's message as a new note of a mail.box, not yet deposited: its {@code release(tag)} does it. */
    PendingMail prepareDeposit(QuarantineEntry entry, String mailBoxFile) throws ServerException;

    /** Deletes the entry; false when there is none. */
    boolean delete(String id) throws ServerException;

    @Override
    void close();
}
