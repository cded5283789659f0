package gatehouse.server;

/** A call to the Domino server failed; the message names the call, the database and the note. */
public class ServerException extends Exception {
    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }

    public ServerException(String message) {
        super(message);
    }
}
