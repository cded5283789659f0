package gatehouse.domino;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.server.MessageId;
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
    private final Session session;
    private final MessageId id;
    private final Document note;
    private final Handles handles = new Handles();

    NotesPendingMail(Session session, MessageId id, Document note) {
        this.session = session;
        this.id = id;
        this.note = handles.keep(note);
    }

    /** A new note of a database that was opened for it alone. */
    NotesPendingMail(Session session, MessageId id, Document note, Database mailBox) {
        this.session = session;
        this.id = id;
        handles.keep(mailBox);
        this.note = handles.keep(note);
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
