package gatehouse.server;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A message in a mail.box: the only type that can write a tag, or write to a message at all. Opened, used and closed by
 * one thread. Each writing method tells whether it did what it says: false means that the note was changed or removed
 * by somebody else meanwhile, and nothing was written.
 */
public interface PendingMail extends AutoCloseable {
    MessageId id();

    RoutingState state() throws ServerException;

    /** When it came into mail.box. */
    Instant deposited() throws ServerException;

    /** The text of the tag that it carries, if any: hostile until verified. */
    Optional<String> tag() throws ServerException;

    /** Reads the message into {@code store}. An {@link IOException} is a failure of this message. */
    Mail read(ContentStore store) throws IOException, ServerException;

    /**
     * Marks the message, in memory only: the release saves it, and {@link #read} shows it as it will be. The subject of a
     * signed or encrypted message stays as it is.
     */
    void mark(Marking marking) throws ServerException;

    /** Writes the tag in place of any other and gives the message to the Router, in one save. */
    boolean release(String tag) throws ServerException;

    /** Gives the message to the Router with the tag that it carries. */
    boolean release() throws ServerException;

    /** Like {@link #release(String)}, after a copy went into the quarantine database for a scan later on. */
    boolean releaseUnscanned(String tag, QuarantineReason reason) throws ServerException;

    /**
     * Copies the whole note to the quarantine database, then removes it here. A crash between the two is mended by the
     * next call: the copy has the same UNID and is not made twice.
     */
    boolean quarantine(QuarantineReason reason) throws ServerException;

    /**
     * Quarantines the message, then deposits a report to its sender, which goes the way of all messages. A crash between
     * the two loses the report, not the message, and no attempt reports twice.
     */
    boolean reject(QuarantineReason reason, NonDelivery report) throws ServerException;

    /** Removes the message: for those that Gatehouse itself deposited to test the way. */
    boolean discard() throws ServerException;

    @Override
    void close();
}
