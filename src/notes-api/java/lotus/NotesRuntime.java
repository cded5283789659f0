package lotus;

import java.util.ServiceLoader;
import lotus.domino.NotesException;
import lotus.domino.Session;

/**
 * What the declarations of this source root delegate to: the one type here that the real API does not have. The
 * implementation is found by {@link ServiceLoader}, once. It knows the server that the calling thread belongs to.
 */
public interface NotesRuntime {
    static NotesRuntime get() {
        return Holder.RUNTIME;
    }

    void initThread();

    void termThread();

    Session createSession() throws NotesException;

    void uncaught(Thread thread, NotesException exception);

    int createStatusLine(String name);

    void setStatusLine(int statusLine, String text);

    void deleteStatusLine(int statusLine);

    void logMessage(String format, int status);

    int updateStatistic(String facility, String statistic, short flags, short type, Object value);

    void deleteStatistic(String facility, String statistic);

    Queue queue();

    /** The back end of one {@code MessageQueue}; its methods return the API's status codes. */
    interface Queue {
        int create(String name, int quota, int options);

        int open(String name, int options);

        int get(StringBuffer buffer, int length, int options, int timeoutMillis);

        int close(int options);

        void putQuit();
    }

    /** Delays the look-up to the first use. */
    final class Holder {
        private static final NotesRuntime RUNTIME = ServiceLoader.load(
                        NotesRuntime.class, NotesRuntime.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No implementation of the Notes API is on the class path"));

        private Holder() {}
    }
}
