package gatehouse.embedded.router;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;

/** A server that a Router hands mail to. Safe for use by several threads. */
public interface MailServer {
    String name();

    /**
     * Puts a copy of the note into a mail.box; does nothing when it ever had a note of that UNID, so that a Router which
     * crashed before it knew of its success may try again.
     */
    void deposit(NsfStore from, Note note, String unid) throws IOException;
}
