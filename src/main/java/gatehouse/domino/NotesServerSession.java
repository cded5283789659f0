package gatehouse.domino;

import gatehouse.server.MailBox;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.server.SettingsDatabase;
import java.util.ArrayList;
import java.util.List;
import lotus.domino.Database;
import lotus.domino.DbDirectory;
import lotus.domino.NotesException;
import lotus.domino.Session;

/** The Notes session of one thread. Databases are opened by its methods and closed by their own {@code close}. */
final class NotesServerSession implements ServerSession {
    private static final String QUARANTINE = "gatehouse/quarantine.nsf";
    private static final String SETTINGS = "gatehouse.nsf";
    private static final int MOST_MAIL_BOXES = 10;

    private final Session session;
    private final String serverName;

    NotesServerSession(Session session) throws NotesException {
        this.session = session;
        this.serverName = abbreviated(session.getUserName());
    }

    /** {@code CN=mail1/O=Acme} as people write it: {@code mail1/Acme}. */
    private static String abbreviated(String canonical) {
        return canonical.replaceAll("(?i)(^|/)(CN|OU|O|C)=", "$1");
    }

    @Override
    public String serverName() {
        return serverName;
    }

    @Override
    public List<String> mailBoxFiles() throws ServerException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i <= MOST_MAIL_BOXES; i++) {
            String file = i == 0 ? "mail.box" : "mail" + i + ".box";
            if (exists(file)) {
                files.add(file);
            }
        }
        return files;
    }

    @Override
    public MailBox mailBox(String file) throws ServerException {
        return new NotesMailBox(session, file, open(file));
    }

    @Override
    public QuarantineDatabase quarantine() throws ServerException {
        return openQuarantine(session);
    }

    @Override
    public SettingsDatabase settings() throws ServerException {
        return new NotesSettingsDatabase(openOrCreate(session, SETTINGS, "Gatehouse Settings"));
    }

    @Override
    public void close() {
        Handles.recycle(session);
    }

    private boolean exists(String file) throws ServerException {
        try (Handles handles = new Handles()) {
            Database database = handles.keep(session.getDatabase("", file, false));
            return database != null && database.isOpen();
        } catch (NotesException e) {
            throw Calls.failure("look for " + file, e);
        }
    }

    private Database open(String file) throws ServerException {
        try {
            Database database = session.getDatabase("", file, false);
            if (database == null) {
                throw new ServerException("Could not open " + file + ": there is no such database");
            }
            if (!database.isOpen()) {
                Handles.recycle(database);
                throw new ServerException("Could not open " + file);
            }
            return database;
        } catch (NotesException e) {
            throw Calls.failure("open " + file, e);
        }
    }

    static NotesQuarantineDatabase openQuarantine(Session session) throws ServerException {
        return new NotesQuarantineDatabase(session, openOrCreate(session, QUARANTINE, "Gatehouse Quarantine"));
    }

    private static Database openOrCreate(Session session, String file, String title) throws ServerException {
        try {
            Database database = session.getDatabase("", file, false);
            if (database != null && database.isOpen()) {
                return database;
            }
            if (database != null) {
                Handles.recycle(database);
            }
            return create(session, file, title);
        } catch (NotesException e) {
            throw Calls.failure("open or create " + file, e);
        }
    }

    /** Several threads may find the database missing at once: one creates it, the others then open it. */
    private static synchronized Database create(Session session, String file, String title) throws NotesException {
        Database made = session.getDatabase("", file, false);
        if (made != null && made.isOpen()) {
            return made;
        }
        try (Handles handles = new Handles()) {
            handles.keep(made);
            DbDirectory directory = handles.keep(session.getDbDirectory(""));
            Database database = directory.createDatabase(file, true);
            database.setTitle(title);
            return database;
        }
    }
}
