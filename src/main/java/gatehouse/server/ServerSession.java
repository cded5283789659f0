package gatehouse.server;

import java.util.List;

/** One thread's session with the server. Used and closed by the thread that opened it. */
public interface ServerSession extends AutoCloseable {
    /** The server's distinguished name, abbreviated: {@code mail1/Acme}. */
    String serverName();

    /** File names of every mail.box and mailN.box that exists now. */
    List<String> mailBoxFiles() throws ServerException;

    MailBox mailBox(String file) throws ServerException;

    QuarantineDatabase quarantine() throws ServerException;

    SettingsDatabase settings() throws ServerException;

    @Override
    void close();
}
