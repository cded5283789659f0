package gatehouse.embedded.router;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;

/** The receiving side of server-to-server mail: deposits in the mail.box databases. Safe for use by several threads. */
public final class Deposits implements MailServer {
    private final String name;
    private final MailBoxes boxes;
    private final UnidHistory accepted;

    public Deposits(String name, MailBoxes boxes) {
        this.name = name;
        this.boxes = boxes;
        accepted = new UnidHistory(boxes.all());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void deposit(NsfStore from, Note note, String unid) throws IOException {
        if (!accepted.contains(unid)) {
            NoteCopy.save(from, note, boxes.next(), unid);
            accepted.add(unid);
        }
    }
}
