package gatehouse.embedded.runtime;

import gatehouse.embedded.notes.NotesHost;
import gatehouse.embedded.notes.StrictMode;
import gatehouse.embedded.nsf.NsfStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * What one server offers to its add-in tasks, and to the Notes objects of their threads. Safe for use by several
 * threads.
 *
 * <p>Several servers may run in one process: each thread belongs to one, and a new thread to that of its maker.
 */
public final class ServerRuntime implements NotesHost {
    private static final CurrentServer CURRENT = new CurrentServer();

    private final String serverName;
    private final Databases databases;
    private final Map<String, String> notesIni;
    private final ConsoleLog log;
    private final StrictMode strictMode = new StrictMode();
    private final InitialisedThreads threads = new InitialisedThreads(strictMode);
    private final MessageQueues queues = new MessageQueues();
    private final StatusLines statusLines = new StatusLines(strictMode);
    private final Statistics statistics = new Statistics(strictMode);

    public ServerRuntime(String serverName, Databases databases, Map<String, String> notesIni, ConsoleLog log) {
        this.serverName = serverName;
        this.databases = databases;
        this.notesIni = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.notesIni.put("Directory", databases.directory().toString());
        this.notesIni.putAll(notesIni);
        this.log = log;
    }

    /** The server that the calling thread belongs to. */
    public static ServerRuntime current() {
        return CURRENT.get()
                .orElseThrow(() -> new IllegalStateException(
                        "Thread " + Thread.currentThread().getName() + " belongs to no embedded Domino server"));
    }

    /** Calls the task as a part of this server, and so makes all threads that the task makes. */
    public <T> T call(Callable<T> task) throws Exception {
        Optional<ServerRuntime> before = CURRENT.get();
        CURRENT.set(Optional.of(this));
        try {
            return task.call();
        } finally {
            CURRENT.set(before);
        }
    }

    /** Ends what a task's thread left behind, and counts it. */
    public void taskEnded(Thread thread) {
        threads.sweep();
        statusLines.taskEnded(thread);
        queues.leftOpenBy(thread)
                .forEach(name -> strictMode.violation("Thread " + thread.getName() + " left queue " + name + " open"));
    }

    @Override
    public String serverName() {
        return serverName;
    }

    @Override
    public Optional<NsfStore> store(String file) {
        return databases.find(file);
    }

    @Override
    public NsfStore createStore(String file) {
        return databases.open(file);
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(notesIni.get(name));
    }

    @Override
    public StrictMode strictMode() {
        return strictMode;
    }

    /** Counts the threads that ended without being terminated for Notes. */
    public void countEndedThreads() {
        threads.sweep();
    }

    @Override
    public boolean threadInitialised() {
        return threads.isInitialised();
    }

    InitialisedThreads threads() {
        return threads;
    }

    public MessageQueues queues() {
        return queues;
    }

    public StatusLines statusLines() {
        return statusLines;
    }

    public Statistics statistics() {
        return statistics;
    }

    public ConsoleLog log() {
        return log;
    }

    /** The server of each thread. */
    private static final class CurrentServer extends InheritableThreadLocal<Optional<ServerRuntime>> {
        @Override
        protected Optional<ServerRuntime> initialValue() {
            return Optional.empty();
        }
    }
}
