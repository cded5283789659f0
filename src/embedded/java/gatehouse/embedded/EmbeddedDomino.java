package gatehouse.embedded;

import gatehouse.embedded.notes.StrictMode;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.router.RouterCounts;
import gatehouse.embedded.runtime.Switches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A Domino server in this process: databases, mail.box, mail rules, Router, RunJava, console, SMTP. Safe for use by
 * several threads. Several may run in one process, each with a data directory of its own, which a kill of the process
 * leaves intact.
 *
 * <p>Order of calls: {@link #builder}, {@link Builder#build}, {@link #person} and {@link #forward} for all whom the
 * Router shall know when it takes up what the last run left, {@link #start}, anything, {@link #close}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class EmbeddedDomino implements AutoCloseable {
    private EmbeddedDomino() {}

    /**
     * Begins a server.
     *
     * @param serverName abbreviated, such as {@code mail1/Acme}
     */
    public static Builder builder(String serverName, Path dataDirectory) {
        return new Builder(serverName, dataDirectory);
    }

    /** Opens the mail.box files, starts the Router, then listens. */
    public EmbeddedDomino start() {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    /** The port that SMTP listens on, on 127.0.0.1. */
    public int smtpPort() {
        throw new UnsupportedOperationException();
    }

    /** Runs a command as typed at the server console; what it prints is in {@link #consoleLines}. */
    public void console(String command) {
        throw new UnsupportedOperationException();
    }

    /** The newest lines of the console, oldest first, each with its time. */
    public List<String> consoleLines() {
        throw new UnsupportedOperationException();
    }

    public Switches switches() {
        throw new UnsupportedOperationException();
    }

    public StrictMode strictMode() {
        throw new UnsupportedOperationException();
    }

    /** The database of that file name relative to the data directory; made when it does not exist. */
    public NsfStore database(String file) {
        throw new UnsupportedOperationException();
    }

    /** File names of the mail.box databases: {@code mail.box}, or {@code mail1.box} and so on. */
    public List<String> mailBoxes() {
        throw new UnsupportedOperationException();
    }

    /** Runs the task in a Notes thread of this server, and throws what it throws. */
    public <T> T inNotesThread(Callable<T> task) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Makes the Router deliver mail for {@code address} to a mail database of this server. */
    public void person(String address, String mailFile) {
        throw new UnsupportedOperationException();
    }

    /** Makes the Router hand mail for that domain, or that one address, to another server. */
    public void forward(String domainOrAddress, EmbeddedDomino server) {
        throw new UnsupportedOperationException();
    }

    /** Runs for each note that the Router takes, in its thread, with the note as it was taken. */
    public void onRouted(Consumer<Note> observer) {
        throw new UnsupportedOperationException();
    }

    public RouterCounts routerCounts() {
        throw new UnsupportedOperationException();
    }

    /** Ends SMTP, the add-in tasks, the Router, and closes the databases: each within a bound. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** Collects what a server is made of; used by one thread, once. */
    public static final class Builder {
        private final String serverName;
        private final Path dataDirectory;

        private Builder(String serverName, Path dataDirectory) {
            this.serverName = serverName;
            this.dataDirectory = dataDirectory;
        }

        /** One mail.box, or {@code mail1.box} and so on when there are several; one by default. */
        public Builder mailBoxes(int count) {
            return this;
        }

        /** 0, the default, is any free port. */
        public Builder smtpPort(int port) {
            return this;
        }

        /** The Internet domain of the server; {@code acme.test} by default. */
        public Builder mailDomain(String domain) {
            return this;
        }

        public Builder notesIni(Map<String, String> values) {
            return this;
        }

        /** Whether the mail rule is active that holds every message; it is by default. */
        public Builder holdRule(boolean on) {
            return this;
        }

        /** Gets each line of the console as it is printed. */
        public Builder console(Consumer<String> printer) {
            return this;
        }

        /** Where {@code load runjava} looks for classes; the context's by default. */
        public Builder classLoader(ClassLoader loader) {
            return this;
        }

        /** In bytes; 200 MB by default. */
        public Builder maxMessageSize(int bytes) {
            return this;
        }

        public EmbeddedDomino build() {
            throw new UnsupportedOperationException(serverName + dataDirectory);
        }
    }
}
