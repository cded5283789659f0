package gatehouse.pipeline;

import gatehouse.mail.Mail;
import gatehouse.scan.Finding;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.util.List;

/** A kind of quarantine entry that is scanned again, and what follows from that. For one thread. */
interface SecondLook {
    /** Ids of the entries of this kind, bounded. */
    List<String> entries(QuarantineDatabase quarantine) throws ServerException;

    /** Whether an entry is still of this kind. */
    boolean wants(QuarantineEntry entry);

    List<Finding> scan(MessageFlow flow, Mail mail) throws IOException;

    /** Does what follows from these findings, which are the stages' own: none is missing. */
    void settle(ServerSession session, QuarantineEntry entry, MessageFlow flow, List<Finding> findings)
            throws ServerException, IOException;

    /** The entry cannot be scanned, or must not be: it is left to a person. */
    void giveUp(ServerSession session, QuarantineEntry entry, String why) throws ServerException;
}
