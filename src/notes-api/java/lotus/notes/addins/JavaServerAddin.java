package lotus.notes.addins;

import lotus.NotesRuntime;
import lotus.domino.NotesThread;

/** The base of a server add-in task in Java: RunJava makes one and starts it; {@code runNotes} is its whole life. */
public class JavaServerAddin extends NotesThread {
    public static final String MSG_Q_PREFIX = "MQ$";
    public static final int NOERROR = 0;
    public static final short ST_UNIQUE = 0;
    public static final short VT_TEXT = 1;
    public static final short VT_NUMBER = 3;

    private boolean running = true;

    public JavaServerAddin() {}

    protected int AddInCreateStatusLine(String name) {
        return NotesRuntime.get().createStatusLine(name);
    }

    protected void AddInSetStatusLine(int statusLine, String text) {
        NotesRuntime.get().setStatusLine(statusLine, text);
    }

    protected void AddInDeleteStatusLine(int statusLine) {
        NotesRuntime.get().deleteStatusLine(statusLine);
    }

    protected void AddInLogMessageText(String text, int status) {
        NotesRuntime.get().logMessage(text, status);
    }

    protected synchronized boolean addInRunning() {
        return running;
    }

    public synchronized void stopAddin() {
        running = false;
    }

    protected void OSPreemptOccasionally() {
        Thread.yield();
    }

    protected int StatUpdate(String facility, String statistic, short flags, short type, Object value) {
        return NotesRuntime.get().updateStatistic(facility, statistic, flags, type, value);
    }

    public void StatDelete(String facility, String statistic) {
        NotesRuntime.get().deleteStatistic(facility, statistic);
    }
}
