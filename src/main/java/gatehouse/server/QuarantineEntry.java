package gatehouse.server;

import java.time.Instant;
import java.util.List;

/**
 * A quarantined message. Subject, sender and findings are the message's text: escaped by whoever prints them.
 *
 * @param id the entry's UNID, which is the message's own
 * @param messageId in angle brackets, mostly
 * @param size of the note, in bytes
 * @param depositUnid the UNID of the note that a release deposits; empty until then
 */
public record QuarantineEntry(
        String id,
        State state,
        Instant time,
        String reason,
        List<String> findings,
        String sender,
        List<String> recipients,
        String subject,
        String messageId,
        long size,
        String depositUnid) {
    public QuarantineEntry {
        findings = List.copyOf(findings);
        recipients = List.copyOf(recipients);
    }

    /** The life of an entry. */
    public enum State {
        QUARANTINED,
        /** On its way back to mail.box; resumed after a crash. */
        RELEASING,
        RELEASED,
        /** A copy of a message that was released unscanned, kept until it can be scanned. */
        UNSCANNED
    }
}
