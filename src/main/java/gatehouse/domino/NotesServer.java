package gatehouse.domino;

import gatehouse.server.DominoServer;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import lotus.domino.NotesException;
import lotus.domino.NotesFactory;
import lotus.domino.Session;

/** The Domino server that this process belongs to. */
public final class NotesServer implements DominoServer {
    @Override
    public ServerSession openSession() throws ServerException {
        try {
            Session session = NotesFactory.createSession();
            // Before any document is opened: Notes would turn MIME into rich text otherwise.
            session.setConvertMIME(false);
            return new NotesServerSession(session);
        } catch (NotesException e) {
            throw Calls.failure("create a Notes session", e);
        }
    }
}
