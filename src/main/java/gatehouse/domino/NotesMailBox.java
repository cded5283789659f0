package gatehouse.domino;

import gatehouse.server.MailBox;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.RoutingState;
import gatehouse.server.ServerException;
import gatehouse.server.Sighting;
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
import lotus.domino.Session;
import lotus.domino.Stream;

/** An open mail.box file. */
final class NotesMailBox implements MailBox {
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
            return new Changes(sightings(changed), until.toJavaDate().toInstant());
        } catch (NotesException e) {
            throw Calls.failure("look for changes in " + file, e);
        }
    }

    private List<Sighting> sightings(DocumentCollection changed) throws NotesException {
        List<Sighting> sightings = new ArrayList<>();
        Document note = changed.getFirstDocument();
        while (note != null) {
            if (note.isValid() && !note.isDeleted()) {
                sightings.add(new Sighting(id(note), NoteStates.state(note), NoteStates.tag(note)));
            }
            Document next = changed.getNextDocument(note);
            Handles.recycle(note);
            note = next;
        }
        return sightings;
    }

    @Override
    public Optional<PendingMail> open(MessageId id) throws ServerException {
        try {
            return NoteFinder.byUnid(database, id.unid())
                    .map(note -> new NotesPendingMail(session, new MessageId(file, id.unid()), note));
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

    @Override
    public void close() {
        Handles.recycle(database);
    }

    private MessageId id(Document note) throws NotesException {
        return new MessageId(file, note.getUniversalID());
    }
}
