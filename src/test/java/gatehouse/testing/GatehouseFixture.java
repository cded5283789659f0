package gatehouse.testing;

import static org.awaitility.Awaitility.await;

import gatehouse.boot.PlainGatehouse;
import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.settings.SsoSettings.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An embedded Domino with Gatehouse loaded, in this process, with a data directory of its own. All mail for the domain
 * {@link #DOMAIN} ends in {@link #MAIL_FILE}, so a recipient's local part tells which message a note is. Safe for use by
 * several threads.
 */
public final class GatehouseFixture implements AutoCloseable {
    public static final String DOMAIN = "acme.test";
    public static final String SENDER = "ann@example.org";
    public static final String MAIL_FILE = "mail/all.nsf";
    public static final String QUARANTINE = "gatehouse/quarantine.nsf";
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final EmbeddedDomino domino;
    private final Path home;

    private GatehouseFixture(Builder builder) {
        home = builder.directory.resolve("gatehouse");
        domino = EmbeddedDomino.builder(builder.name, builder.directory)
                .mailDomain(DOMAIN)
                .mailBoxes(builder.mailBoxes)
                .holdRule(builder.holdRule)
                .build();
        NsfStore database = domino.database("gatehouse.nsf");
        Documents.save(database, "Settings", builder.settings);
        builder.keys.forEach(key -> Documents.save(database, "ServerKey", Documents.items(key)));
        builder.forwardTo.ifPresentOrElse(
                next -> domino.forward(DOMAIN, next.domino), () -> domino.person(DOMAIN, MAIL_FILE));
        domino.start();
    }

    /** Begins a server whose data is in the folder. */
    public static Builder in(Path directory) {
        return new Builder(directory);
    }

    public EmbeddedDomino domino() {
        return domino;
    }

    /** The folder of keys and state. */
    public Path home() {
        return home;
    }

    public void load() {
        int from = domino.consoleLines().size();
        domino.console("load runjava " + PlainGatehouse.class.getName() + " " + home);
        awaitLine(from, "scanning with");
    }

    /** Ends Gatehouse, which may be loaded again. */
    public void quit() {
        int from = domino.consoleLines().size();
        domino.console("tell gatehouse quit");
        awaitLine(from, "Finalized");
    }

    /** Sends a message that the server must take. */
    public void send(String id, byte[] message) throws IOException {
        try (SmtpClient client = new SmtpClient(domino.smtpPort())) {
            SmtpClient.Reply reply = client.send(SENDER, id + "@" + DOMAIN, message);
            if (!reply.accepted()) {
                throw new IOException("Refused: " + reply);
            }
        }
    }

    /** Says something to Gatehouse, and waits for a line of its answer. */
    public String tell(String command, String answer) {
        int from = domino.consoleLines().size();
        domino.console("tell gatehouse " + command);
        return awaitLine(from, answer);
    }

    /** A row of {@code status}: what stands beside the name. */
    public String status(String row) {
        Matcher matcher =
                Pattern.compile("[AP]M +" + Pattern.quote(row) + " +(.*)").matcher(tell("status", row));
        if (!matcher.find()) {
            throw new AssertionError("No row " + row);
        }
        return matcher.group(1).strip();
    }

    /** One of the counters of {@code status}. */
    public long count(String counter) {
        return Long.parseLong(status(counter));
    }

    public void awaitCount(String counter, long value) {
        await(counter).atMost(BOUND).until(() -> count(counter) == value);
    }

    /** Recipients' local parts of what was delivered: the ids of the messages. */
    public List<String> delivered() {
        return ids(MAIL_FILE);
    }

    /** The same of what is in quarantine. */
    public List<String> quarantined() {
        return ids(QUARANTINE);
    }

    public Note delivered(String id) {
        return Documents.only(
                domino.database(MAIL_FILE), note -> Documents.id(note).equals(id));
    }

    public Note quarantined(String id) {
        return Documents.only(
                domino.database(QUARANTINE), note -> Documents.id(note).equals(id));
    }

    /** How many messages are in all mail.box files, held or not. */
    public int waiting() {
        return domino.mailBoxes().stream()
                .mapToInt(file -> domino.database(file).count())
                .sum();
    }

    public void awaitDelivered(String... ids) {
        for (String id : ids) {
            await("delivery of " + id).atMost(BOUND).until(() -> delivered().contains(id));
        }
    }

    public void awaitQuarantined(String... ids) {
        for (String id : ids) {
            await("quarantine of " + id).atMost(BOUND).until(() -> quarantined().contains(id));
        }
    }

    /** Waits until no message is anywhere in mail.box. */
    public void awaitEmptyMailBox() {
        await("empty mail.box").atMost(BOUND).until(() -> waiting() == 0);
    }

    /** The newest line of the console, from that index on, that has the text. */
    public String awaitLine(int from, String text) {
        return await("console line with: " + text)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> line(from, text), line -> !line.isEmpty());
    }

    /** How many lines the console has. */
    public int lines() {
        return domino.consoleLines().size();
    }

    private String line(int from, String text) {
        List<String> lines = domino.consoleLines();
        return lines.subList(Math.min(from, lines.size()), lines.size()).stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElse("");
    }

    private List<String> ids(String file) {
        NsfStore database = domino.database(file);
        Predicate<Note> all = note -> true;
        return database.select(all).stream()
                .flatMap(noteId -> database.byNoteId(noteId).stream())
                .map(Documents::id)
                .toList();
    }

    @Override
    public void close() {
        domino.close();
    }

    /** What a server is made of; one thread's, once. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, List<String>> settings = new HashMap<>();
        private List<ServerKey> keys = List.of();
        private Optional<GatehouseFixture> forwardTo = Optional.empty();
        private String name = "mail1/Acme";
        private boolean holdRule = true;
        private int mailBoxes = 1;

        private Builder(Path directory) {
            this.directory = directory;
            settings.put("Server", List.of("*"));
            setting("MailFlowRetryFirst", "1s");
            setting("MailFlowRetryLongest", "1s");
            setting("MailFlowPollInterval", "50ms");
            setting("AntispamEnabled", "no");
        }

        public Builder name(String serverName) {
            name = serverName;
            return this;
        }

        public Builder setting(String item, String... values) {
            settings.put(item, List.of(values));
            return this;
        }

        /** The clamd that scans, on loopback. */
        public Builder clamd(int port) {
            return setting("AntivirusServers", "127.0.0.1:" + port);
        }

        /** Scores mail by the rules of that folder. */
        public Builder antispam(Path rules) {
            return setting("AntispamEnabled", "yes").setting("AntispamRules", rules.toString());
        }

        public Builder holdRule(boolean on) {
            holdRule = on;
            return this;
        }

        public Builder mailBoxes(int count) {
            mailBoxes = count;
            return this;
        }

        /** Public keys of the domain's servers. */
        public Builder keys(List<ServerKey> serverKeys) {
            keys = serverKeys;
            return this;
        }

        /** Mail for the domain goes on to that server. */
        public Builder forwardTo(GatehouseFixture next) {
            forwardTo = Optional.of(next);
            return this;
        }

        /** Starts the server, then loads Gatehouse. */
        public GatehouseFixture start() {
            GatehouseFixture fixture = new GatehouseFixture(this);
            fixture.load();
            return fixture;
        }

        /** Starts the server without Gatehouse. */
        public GatehouseFixture startServer() {
            return new GatehouseFixture(this);
        }
    }
}
