package gatehouse.embedded.runtime;

import gatehouse.embedded.notes.EmbeddedSession;
import lotus.NotesRuntime;
import lotus.domino.NotesException;
import lotus.domino.Session;

/**
 * What the declarations of the Notes API delegate to: hands each call to the server of the calling thread. Found as a
 * service; safe for use by several threads.
 */
public final class EmbeddedRuntime implements NotesRuntime {
    @Override
    public void initThread() {
        ServerRuntime.current().threads().init();
    }

    @Override
    public void termThread() {
        ServerRuntime.current().threads().term();
    }

    @Override
    public Session createSession() throws NotesException {
        return new EmbeddedSession(ServerRuntime.current());
    }

    @Override
    public void uncaught(Thread thread, NotesException exception) {
        ServerRuntime.current().log().log(thread.getName() + ": " + exception);
    }

    @Override
    public int createStatusLine(String name) {
        return ServerRuntime.current().statusLines().create(name);
    }

    @Override
    public void setStatusLine(int statusLine, String text) {
        ServerRuntime.current().statusLines().set(statusLine, text);
    }

    @Override
    public void deleteStatusLine(int statusLine) {
        ServerRuntime.current().statusLines().delete(statusLine);
    }

    @Override
    public void logMessage(String format, int status) {
        ServerRuntime server = ServerRuntime.current();
        LogFormat formatted = LogFormat.format(format);
        if (formatted.specifiers() > 0) {
            server.strictMode()
                    .violation(formatted.specifiers() + " specifiers (" + LogFormat.MAX_SPECIFIERS
                            + " crash) without arguments in the log text \"" + format + "\"");
        }
        server.log().log(formatted.text() + (status == 0 ? "" : ": " + QueueStatus.text(status)));
    }

    @Override
    public int updateStatistic(String facility, String statistic, short flags, short type, Object value) {
        ServerRuntime.current().statistics().update(facility, statistic, type, value);
        return QueueStatus.NOERROR;
    }

    @Override
    public void deleteStatistic(String facility, String statistic) {
        ServerRuntime.current().statistics().delete(facility, statistic);
    }

    @Override
    public Queue queue() {
        return new QueueHandle(ServerRuntime.current().queues());
    }
}
