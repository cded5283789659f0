package gatehouse.embedded;

import gatehouse.embedded.console.ServerConsole;
import gatehouse.embedded.notes.StrictMode;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.router.Deposits;
import gatehouse.embedded.router.Directory;
import gatehouse.embedded.router.HoldRule;
import gatehouse.embedded.router.MailBoxes;
import gatehouse.embedded.router.Router;
import gatehouse.embedded.router.RouterCounts;
import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.Databases;
import gatehouse.embedded.runtime.RunJava;
import gatehouse.embedded.runtime.SaveFaults;
import gatehouse.embedded.runtime.ServerRuntime;
import gatehouse.embedded.runtime.Switches;
import gatehouse.embedded.smtp.SmtpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lotus.domino.NotesThread;

/**
 * A Domino server in this process: databases, mail.box, mail rules, Router, RunJava, console, SMTP. Safe for use by
 * several threads. Several may run in one process, each with a data directory of its own, which a kill of the process
 * leaves intact.
 *
 * <p>Order of calls: {@link #builder}, {@link Builder#build}, {@link #person} and {@link #forward} for all whom the
 * Router shall know when it takes up what the last run left, {@link #start}, anything, {@link #close}.
 */
public final class EmbeddedDomino implements AutoCloseable {
    private static final Duration TASKS_BOUND = Duration.ofSeconds(30);

    private final Switches switches = new Switches();
    private final Directory directory = new Directory();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<String> mailBoxNames;
    private final Databases databases;
    private final ServerRuntime runtime;
    private final RunJava runJava;
    private final ServerConsole console;
    private final Deposits deposits;
    private final Router router;
    private final SmtpServer smtp;

    private EmbeddedDomino(Builder builder) {
        ConsoleLog log = new ConsoleLog(builder.printer);
        switches.holdRule(builder.holdRule);
        databases = new Databases(builder.dataDirectory, this::prepare);
        runtime = new ServerRuntime(builder.serverName, databases, builder.notesIni, log);
        runJava = new RunJava(runtime, builder.classLoader);
        console = new ServerConsole(runtime, runJava, switches, this::close);
        mailBoxNames = MailBoxes.names(builder.mailBoxes);
        MailBoxes boxes =
                new MailBoxes(mailBoxNames.stream().map(databases::open).toList());
        deposits = new Deposits(builder.serverName, boxes);
        router = new Router(builder.serverName, boxes, directory, switches, log);
        smtp = new SmtpServer(builder.smtpSettings(), boxes, directory, log);
    }

    /**
     * Begins a server.
     *
     * @param serverName abbreviated, such as {@code mail1/Acme}
     */
    public static Builder builder(String serverName, Path dataDirectory) {
        return new Builder(serverName, dataDirectory);
    }

    /** Starts the Router, which takes up what is in mail.box, and listens. */
    public EmbeddedDomino start() {
        runtime.log().log("Domino Server (embedded) started: " + name());
        router.start();
        showTask("Router", "Searching for messages");
        smtp.start();
        showTask("SMTP Server", "Listen for connect requests on TCP Port:" + smtpPort());
        return this;
    }

    public String name() {
        return runtime.serverName();
    }

    /** Whether it was not shut down, by {@link #close} or at the console. */
    public boolean isRunning() {
        return !closed.get();
    }

    /** The port that SMTP listens on, on 127.0.0.1. */
    public int smtpPort() {
        return smtp.port();
    }

    /** Runs a command as typed at the server console; what it prints is in {@link #consoleLines}. */
    public void console(String command) {
        console.execute(command);
    }

    /** The newest 10,000 lines of the console, oldest first, events with their time. */
    public List<String> consoleLines() {
        return runtime.log().lines();
    }

    public Switches switches() {
        return switches;
    }

    public StrictMode strictMode() {
        runtime.countEndedThreads();
        return runtime.strictMode();
    }

    /** The database of that file name relative to the data directory; made when it does not exist. */
    public NsfStore database(String file) {
        return databases.open(file);
    }

    /** File names of the mail.box databases: {@code mail.box}, or {@code mail1.box} and so on. */
    public List<String> mailBoxes() {
        return mailBoxNames;
    }

    /** Runs the task in a Notes thread of this server, and throws what it throws. */
    public <T> T inNotesThread(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = runtime.call(() -> new NotesThread(future, "Notes"));
        thread.start();
        thread.join();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    /** Makes the Router deliver mail for {@code address} to a mail database of this server. */
    public void person(String address, String mailFile) {
        directory.person(address, database(mailFile));
    }

    /** Makes the Router hand mail for that domain, or that one address, to another server. */
    public void forward(String domainOrAddress, EmbeddedDomino server) {
        directory.forward(domainOrAddress, server.deposits);
    }

    /** Runs for each note that the Router takes, in its thread, with the note as it was taken. It must not throw. */
    public void onRouted(Consumer<Note> observer) {
        router.onRouted(observer);
    }

    public RouterCounts routerCounts() {
        return router.counts();
    }

    /** Ends SMTP, the add-in tasks, the Router, and closes the databases: each within a bound. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        smtp.close();
        endTasks();
        router.close();
        runtime.countEndedThreads();
        databases.close();
        runtime.log().log("Server shutdown complete");
    }

    private void endTasks() {
        runtime.queues().quitAll();
        runJava.quit();
        try {
            runJava.awaitEnd(TASKS_BOUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(NsfStore store) {
        if (MailBoxes.isMailBox(store)) {
            store.beforeSave(new HoldRule(switches));
        }
        store.beforeSave(new SaveFaults(switches));
    }

    private void showTask(String name, String text) {
        runtime.statusLines().set(runtime.statusLines().create(name), text);
    }

    /** Collects what a server is made of; used by one thread, once. */
    public static final class Builder {
        private final String serverName;
        private final Path dataDirectory;
        private final Map<String, String> notesIni = new HashMap<>();
        private int mailBoxes = 1;
        private int smtpPort;
        private String mailDomain = "acme.test";
        private boolean holdRule = true;
        private Consumer<String> printer = line -> {};
        private ClassLoader classLoader = Optional.ofNullable(
                        Thread.currentThread().getContextClassLoader())
                .orElse(EmbeddedDomino.class.getClassLoader());
        private int maxMessageSize = 200 * 1024 * 1024;

        private Builder(String serverName, Path dataDirectory) {
            this.serverName = serverName;
            this.dataDirectory = dataDirectory;
        }

        /** One mail.box, or {@code mail1.box} and so on when there are several; one by default. */
        public Builder mailBoxes(int count) {
            mailBoxes = count;
            return this;
        }

        /** 0, the default, is any free port. */
        public Builder smtpPort(int port) {
            smtpPort = port;
            return this;
        }

        /** The Internet domain of the server; {@code acme.test} by default. */
        public Builder mailDomain(String domain) {
            mailDomain = domain;
            return this;
        }

        /** Adds values of notes.ini. */
        public Builder notesIni(Map<String, String> values) {
            notesIni.putAll(values);
            return this;
        }

        /** Whether the mail rule is active that holds every message; it is by default. */
        public Builder holdRule(boolean on) {
            holdRule = on;
            return this;
        }

        /** Gets each line of the console as it is printed. */
        public Builder console(Consumer<String> printer) {
            this.printer = printer;
            return this;
        }

        /** Where {@code load runjava} looks for classes; the context's by default. */
        public Builder classLoader(ClassLoader loader) {
            classLoader = loader;
            return this;
        }

        /** In bytes; 200 MB by default. */
        public Builder maxMessageSize(int bytes) {
            maxMessageSize = bytes;
            return this;
        }

        /** Opens or makes the databases. */
        public EmbeddedDomino build() {
            return new EmbeddedDomino(this);
        }

        private SmtpServer.Settings smtpSettings() {
            String host = serverName.replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
            return new SmtpServer.Settings(host + "." + mailDomain, smtpPort, maxMessageSize);
        }
    }
}
