package gatehouse.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One open mail.box. Opened, used and closed by one thread, and kept open for a short time only. */
public interface MailBox extends AutoCloseable {
    /** What changed after {@code since}; everything that is there for {@link Instant#EPOCH}. */
    Changes changes(Instant since) throws ServerException;

    /** The note, unless it is gone. */
    Optional<PendingMail> open(MessageId id) throws ServerException;

    /**
     * Deposits an empty note without recipients, looks whether the mail rule held it, and removes it.
     *
     * @return whether the hold rule is active
     */
    boolean probeHoldRule() throws ServerException;

    /** Deposits a message without recipients, one attachment its only content: for the test of the whole way. */
    MessageId deposit(String subject, String fileName, byte[] content) throws ServerException;

    @Override
    void close();

    /**
     * What changed.
     *
     * @param gone notes that were removed, as far as the server keeps a trace of them
     * @param until the server's time, to continue from
     */
    record Changes(List<Sighting> sightings, List<MessageId> gone, Instant until) {
        public Changes {
            sightings = List.copyOf(sightings);
            gone = List.copyOf(gone);
        }
    }
}
