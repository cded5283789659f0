package gatehouse.domino;

import gatehouse.server.MailBox;
import gatehouse.server.MessageId;
import gatehouse.server.NonDelivery;
import gatehouse.server.PendingMail;
import gatehouse.server.RoutingState;
import gatehouse.server.ServerException;
import gatehouse.server.Sighting;
import gatehouse.server.Unids;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.MIMEEntity;
import lotus.domino.NotesException;
import lotus.domino.RichTextItem;
import lotus.domino.Session;
import lotus.domino.Stream;

/** An open mail.box file. */
final class NotesMailBox implements MailBox {
    /** How the UNIDs of probes begin: their traces are nobody's mail. */
    private static final String PROBE = "6A7E6A7E6A7E6A7E";

    private final Session session;
    private final String file;
    private final Database database;

    NotesMailBox(Session session, String file, Database database) {
        this.session = session;
        this.file = file;
        this.database = database;
    }

    @Override
    public Changes changes(Instant since) throws ServerException {
        try (Handles handles = new Handles()) {
            DateTime from = handles.keep(session.createDateTime(Date.from(since)));
            DocumentCollection changed = handles.keep(database.getModifiedDocuments(from, Database.DBMOD_DOC_DATA));
            // The server's own clock, read before the look: what is saved meanwhile is seen by the next one.
            DateTime until = handles.keep(changed.getUntilTime());
            List<Sighting> sightings = new ArrayList<>();
            List<MessageId> gone = new ArrayList<>();
            Calls.forEach(changed, note -> sort(note, sightings, gone));
            return new Changes(sightings, gone, until.toJavaDate().toInstant());
        } catch (NotesException e) {
            throw Calls.failure("look for changes in " + file, e);
        }
    }

    private void sort(Document note, List<Sighting> sightings, List<MessageId> gone) throws NotesException {
        MessageId id = id(note);
        if (note.isValid() && !note.isDeleted()) {
            sightings.add(new Sighting(id, NoteStates.state(note), NoteStates.tag(note)));
        } else if (!id.unid().startsWith(PROBE)) {
            gone.add(id);
        }
    }

    @Override
    public Optional<PendingMail> open(MessageId id) throws ServerException {
        try {
            return NoteFinder.byUnid(database, id.unid())
                    .map(note -> new NotesPendingMail(session, new MessageId(file, id.unid()), note, database));
        } catch (NotesException e) {
            throw Calls.failure("open message " + id, e);
        }
    }

    @Override
    public boolean probeHoldRule() throws ServerException {
        try {
            String unid = depositProbe();
            Optional<Document> probe = NoteFinder.byUnid(database, unid);
            return probe.isPresent() && heldAndRemoved(probe.get());
        } catch (NotesException e) {
            throw Calls.failure("probe the hold rule in " + file, e);
        }
    }

    private String depositProbe() throws NotesException {
        try (Handles handles = new Handles()) {
            Document probe = handles.keep(database.createDocument());
            probe.setUniversalID(PROBE + Unids.random().substring(PROBE.length()));
            Calls.replace(probe, "Form", "Memo");
            Calls.replace(probe, "Subject", "Gatehouse looks whether the mail rule holds");
            probe.save(true, false, false);
            return probe.getUniversalID();
        }
    }

    /** Looks at the note as stored: the rule changes it there, not in the copy that was saved. */
    private static boolean heldAndRemoved(Document probe) throws NotesException {
        try (Handles handles = new Handles()) {
            boolean held = NoteStates.state(handles.keep(probe)) == RoutingState.HELD;
            probe.remove(true);
            return held;
        }
    }

    @Override
    public MessageId deposit(String subject, String fileName, byte[] content) throws ServerException {
        try (Handles handles = new Handles()) {
            Document note = handles.keep(database.createDocument());
            Calls.replace(note, "Form", "Memo");
            Calls.replace(note, "Subject", subject);
            MIMEEntity body = handles.keep(note.createMIMEEntity("Body"));
            handles.keep(body.createHeader("Content-Disposition"))
                    .setHeaderValAndParams("attachment; filename=\"" + fileName + "\"");
            Stream stream = handles.keep(session.createStream());
            stream.setContents(new ByteArrayInputStream(content));
            body.setContentFromBytes(stream, "application/octet-stream", MIMEEntity.ENC_IDENTITY_BINARY);
            note.closeMIMEEntities(true, "Body");
            note.save(true, false, false);
            return id(note);
        } catch (NotesException e) {
            throw Calls.failure("deposit a message in " + file, e);
        }
    }

    /** Deposits a report in an open mail.box. */
    static void deposit(Session session, Database mailBox, NonDelivery report) throws NotesException {
        try (Handles handles = new Handles()) {
            Document note = handles.keep(mailBox.createDocument());
            Calls.replace(note, "Form", "NonDelivery Report");
            Calls.replace(note, "From", session.getUserName());
            Calls.replace(note, "SendTo", report.recipient());
            Calls.replace(note, "Recipients", report.recipient());
            Calls.replace(note, "Subject", report.subject());
            Calls.replace(note, "Auto-submitted", "auto-replied");
            RichTextItem body = handles.keep(note.createRichTextItem("Body"));
            body.appendText(report.text());
            note.save(true, false, false);
        }
    }

    @Override
    public void close() {
        Handles.recycle(database);
    }

    private MessageId id(Document note) throws NotesException {
        return new MessageId(file, note.getUniversalID());
    }
}
