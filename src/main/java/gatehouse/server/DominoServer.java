package gatehouse.server;

/** The server that Gatehouse runs on. Safe for use by several threads. */
public interface DominoServer {
    /** A session for the calling thread, which must be one that the adapter made, and which must close it. */
    ServerSession openSession() throws ServerException;
}
