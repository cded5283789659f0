package gatehouse.boot;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import lotus.domino.NotesException;
import lotus.domino.NotesFactory;
import lotus.domino.Session;
import lotus.notes.addins.JavaServerAddin;

/**
 * An add-in task that runs the isolated application. RunJava makes one by name and starts its thread;
 * {@code runNotes} is its whole life. One task of a name at a time: its message queue is the lock.
 */
public abstract class AddinTask extends JavaServerAddin {
    private static final Duration STOP_BOUND = Duration.ofSeconds(30);

    private final String name;
    private final String[] arguments;
    private final Duration stopBound;
    private final Calls calls = new Calls();

    protected AddinTask(String name, String[] arguments) {
        this(name, arguments, STOP_BOUND);
    }

    AddinTask(String name, String[] arguments, Duration stopBound) {
        this.name = name;
        this.arguments = arguments.clone();
        this.stopBound = stopBound;
    }

    @Override
    public final void runNotes() throws NotesException {
        setName(name);
        AddinLoop loop = new AddinLoop(calls, home(), arguments, stopBound);
        if (!loop.openQueue(MSG_Q_PREFIX + name.toUpperCase(Locale.ROOT))) {
            return;
        }
        try {
            loop.run();
        } finally {
            loop.closeQueue();
            calls.delete();
        }
    }

    private static Home home() throws NotesException {
        Session session = NotesFactory.createSession();
        try {
            return Home.of(
                    session.getEnvironmentString(Home.INI_DIRECTORY, true),
                    session.getEnvironmentString("Directory", true));
        } finally {
            session.recycle();
        }
    }

    /** Opens the protected methods of this task to the loop. */
    private final class Calls implements ServerCalls {
        private final Set<String> statistics = new HashSet<>();
        private int statusLine;

        @Override
        public boolean isRunning() {
            return addInRunning();
        }

        @Override
        public void preempt() {
            OSPreemptOccasionally();
        }

        @Override
        public void log(String format) {
            AddInLogMessageText(format, NOERROR);
        }

        @Override
        public void createStatusLine() {
            statusLine = AddInCreateStatusLine(name);
        }

        @Override
        public void status(String text) {
            AddInSetStatusLine(statusLine, text);
        }

        @Override
        public void statistic(String statistic, Object value) {
            statistics.add(statistic);
            StatUpdate(name, statistic, ST_UNIQUE, value instanceof Double ? VT_NUMBER : VT_TEXT, value);
        }

        @Override
        public void delete() {
            AddInDeleteStatusLine(statusLine);
            statistics.forEach(statistic -> StatDelete(name, statistic));
        }
    }
}
