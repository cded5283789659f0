package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.NsfStore;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicInteger;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.DbDirectory;
import lotus.domino.Document;
import lotus.domino.NotesException;
import lotus.domino.Session;
import lotus.domino.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session of the thread that makes it, with the server that the host is. Two calls for one database give one object, as
 * a real server's objects share their handle: recycling it is the end of it for everybody.
 */
public final class EmbeddedSession extends Handle implements Session {
    private final NotesHost host;
    private final Thread thread = Thread.currentThread();
    private final Map<String, EmbeddedDatabase> databases = new HashMap<>();
    private final AtomicInteger live = new AtomicInteger(1);
    private boolean convertMime = true;

    /** @throws NotesException when the calling thread is not initialised: a violation */
    public EmbeddedSession(NotesHost host) throws NotesException {
        this.host = host;
        if (!host.threadInitialised()) {
            throw misuse("made by a thread that is not initialised");
        }
        strictMode().sessionMade(thread, this);
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the API's type
    public DateTime createDateTime(Date date) throws NotesException {
        check();
        return new EmbeddedDateTime(this, date.toInstant());
    }

    @Override
    public Stream createStream() throws NotesException {
        check();
        return new EmbeddedStream(this);
    }

    /** Knows one formula: {@code @AttachmentNames}. */
    @Override
    public Vector<?> evaluate(String formula, @Nullable Document document) throws NotesException {
        check();
        if (!formula.trim().equalsIgnoreCase("@AttachmentNames") || !(document instanceof EmbeddedDocument note)) {
            throw new NotesException(Errors.INVALID_FORMULA, "Formula is not supported: " + formula);
        }
        List<String> names = note.attachmentNames();
        return Vectors.of(names.isEmpty() ? List.of("") : names);
    }

    @Override
    public @Nullable Database getDatabase(@Nullable String server, String file) throws NotesException {
        return getDatabase(server, file, false);
    }

    /** @return null when there is no such database, unless {@code create}: then one that is not open */
    @Override
    public @Nullable Database getDatabase(@Nullable String server, String file, boolean create) throws NotesException {
        check();
        checkServer(server);
        EmbeddedDatabase known = databases.get(key(file));
        if (known != null) {
            return known;
        }
        Optional<NsfStore> store = Errors.stored(() -> host.store(file));
        return store.isPresent() || create ? database(file, store) : null;
    }

    @Override
    public DbDirectory getDbDirectory(@Nullable String server) throws NotesException {
        check();
        checkServer(server);
        return new EmbeddedDbDirectory(this);
    }

    /** @param system whether the name is used as it is; otherwise {@code $} is set before it */
    @Override
    public String getEnvironmentString(String name, boolean system) throws NotesException {
        check();
        return host.environment(system ? name : "$" + name).orElse("");
    }

    @Override
    public void setConvertMIME(boolean convert) throws NotesException {
        check();
        convertMime = convert;
    }

    /** The server's name in canonical form: {@code CN=mail1/O=Acme}. */
    @Override
    public String getUserName() throws NotesException {
        check();
        String[] parts = host.serverName().split("/", -1);
        StringBuilder name = new StringBuilder("CN=" + parts[0]);
        for (int i = 1; i < parts.length; i++) {
            name.append(i == parts.length - 1 ? "/O=" : "/OU=").append(parts[i]);
        }
        return name.toString();
    }

    NotesHost host() {
        return host;
    }

    Thread thread() {
        return thread;
    }

    StrictMode strictMode() {
        return host.strictMode();
    }

    boolean convertMime() {
        return convertMime;
    }

    EmbeddedDatabase database(String file, Optional<NsfStore> store) {
        EmbeddedDatabase database = new EmbeddedDatabase(this, file, store);
        databases.put(key(file), database);
        return database;
    }

    void databaseEnded(String file) {
        databases.remove(key(file));
    }

    void handleMade() {
        live.incrementAndGet();
    }

    void handleEnded() {
        live.decrementAndGet();
    }

    int liveHandles() {
        return live.get();
    }

    /** Ends with the thread: the session itself is leaked, and whatever hangs on it. */
    void abandon() {
        describe(strictMode()::leaked);
        end();
    }

    @Override
    void beforeRecycle() {
        describeChildren(strictMode()::leaked);
    }

    @Override
    void ended() {
        strictMode().sessionEnded(thread, this);
    }

    private void checkServer(@Nullable String server) throws NotesException {
        if (server != null && !server.isEmpty() && !canonical(server).equalsIgnoreCase(canonical(host.serverName()))) {
            throw new NotesException(Errors.NOT_ACCESSIBLE, "Unable to find path to server " + server);
        }
    }

    /** The name without the kinds of its parts. */
    private static String canonical(String server) {
        return server.replaceAll("(?i)(CN|OU|O|C)=", "");
    }

    private static String key(String file) {
        return file.toLowerCase(Locale.ROOT);
    }
}
