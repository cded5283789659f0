package gatehouse.domino;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Header;
import gatehouse.mail.Mail;
import gatehouse.server.Marking;
import gatehouse.server.MessageId;
import gatehouse.server.NonDelivery;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineEntry.State;
import gatehouse.server.QuarantineReason;
import gatehouse.server.RoutingState;
import gatehouse.server.ServerException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import lotus.domino.Database;
import lotus.domino.Document;
import lotus.domino.NotesException;
import lotus.domino.Session;

/** A note of a mail.box. The one place of the code base that writes a tag. */
final class NotesPendingMail implements PendingMail {
    private static final String SUBJECT = "Subject";

    private final Session session;
    private final MessageId id;
    private final Document note;
    private final Database mailBox;
    private final Handles handles;

    /** A note of a database that stays open for longer. */
    NotesPendingMail(Session session, MessageId id, Document note, Database mailBox) {
        this(session, id, note, mailBox, new Handles());
    }

    private NotesPendingMail(Session session, MessageId id, Document note, Database mailBox, Handles handles) {
        this.session = session;
        this.id = id;
        this.mailBox = mailBox;
        this.handles = handles;
        this.note = handles.keep(note);
    }

    /** A note of a database that was opened for it alone. */
    static NotesPendingMail withDatabase(Session session, MessageId id, Document note, Database mailBox) {
        Handles handles = new Handles();
        handles.keep(mailBox);
        return new NotesPendingMail(session, id, note, mailBox, handles);
    }

    @Override
    public MessageId id() {
        return id;
    }

    @Override
    public RoutingState state() throws ServerException {
        try {
            return NoteStates.state(note);
        } catch (NotesException e) {
            throw Calls.failure("read the routing state of " + id, e);
        }
    }

    @Override
    public Instant deposited() throws ServerException {
        try {
            return Calls.created(note);
        } catch (NotesException e) {
            throw Calls.failure("read when " + id + " was deposited", e);
        }
    }

    @Override
    public Optional<String> tag() throws ServerException {
        try {
            return NoteStates.tag(note);
        } catch (NotesException e) {
            throw Calls.failure("read the tag of " + id, e);
        }
    }

    @Override
    public Mail read(ContentStore store) throws IOException, ServerException {
        try {
            return new NoteReader(session, note, store).read();
        } catch (NotesException e) {
            throw Calls.failure("read message " + id, e);
        }
    }

    @Override
    public void mark(Marking marking) throws ServerException {
        try {
            for (String name : NoteStates.spamItems(note)) {
                note.removeItem(name);
            }
            for (Header header : marking.headers()) {
                Calls.replace(note, header.name(), header.value());
            }
            if (marking.subject().isPresent() && !NoteStates.isSealed(note)) {
                note.removeItem(SUBJECT);
                Calls.replace(note, SUBJECT, marking.subject().get());
            }
        } catch (NotesException e) {
            throw Calls.failure("mark message " + id, e);
        }
    }

    @Override
    public boolean release(String tag) throws ServerException {
        try {
            note.removeItem(NoteStates.TAG);
            Calls.replace(note, NoteStates.TAG, tag);
        } catch (NotesException e) {
            throw Calls.failure("tag message " + id, e);
        }
        return release();
    }

    @Override
    public boolean release() throws ServerException {
        try {
            note.removeItem(NoteStates.STATE);
            note.removeItem(NoteStates.STATE_BY);
            return note.save(false, false, false);
        } catch (NotesException e) {
            throw Calls.failure("release message " + id, e);
        }
    }

    @Override
    public boolean quarantine(QuarantineReason reason) throws ServerException {
        copyToQuarantine(State.QUARANTINED, reason);
        return discard();
    }

    @Override
    public boolean releaseUnscanned(String tag, QuarantineReason reason) throws ServerException {
        copyToQuarantine(State.UNSCANNED, reason);
        return release(tag);
    }

    @Override
    public boolean reject(QuarantineReason reason, NonDelivery report) throws ServerException {
        if (!quarantine(reason)) {
            return false;
        }
        try {
            NotesMailBox.deposit(session, mailBox, report);
            return true;
        } catch (NotesException e) {
            throw Calls.failure("report the rejection of message " + id, e);
        }
    }

    private void copyToQuarantine(State state, QuarantineReason reason) throws ServerException {
        try (NotesQuarantineDatabase quarantine = NotesServerSession.openQuarantine(session)) {
            quarantine.take(note, id, state, reason);
        } catch (NotesException e) {
            throw Calls.failure("quarantine message " + id, e);
        }
    }

    @Override
    public boolean discard() throws ServerException {
        try {
            return note.remove(false);
        } catch (NotesException e) {
            throw Calls.failure("remove message " + id, e);
        }
    }

    @Override
    public void close() {
        handles.close();
    }
}
