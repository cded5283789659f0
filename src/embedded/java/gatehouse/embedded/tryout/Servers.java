package gatehouse.embedded.tryout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Two servers of one domain: Anna's, and one that mail for her can come through. Each has a key of its own; hers knows the
 * public key of the other. Made by one thread; closed by any.
 */
final class Servers implements AutoCloseable {
    private static final String ANNAS_MAIL_FILE = "mail/anna.nsf";
    private static final String QUARANTINE = "gatehouse/quarantine.nsf";

    private static final int POLL_MILLIS = 20;

    private final DemoServer home;
    private final DemoServer relay;
    private final Path data;

    Servers(Path data, Screen screen) {
        this.data = data;
        relay = new DemoServer("mail2/Acme", data.resolve("mail2"), screen);
        home = new DemoServer("mail1/Acme", data.resolve("mail1"), screen);
        home.domino().person(MimeMessage.RECIPIENT, ANNAS_MAIL_FILE);
        relay.domino().forward("acme.test", home.domino());
    }

    /** The relay first: its key is made at its first start, and Anna's server reads keys at its own. */
    void start(Options options) throws IOException, InterruptedException {
        for (DemoServer server : new DemoServer[] {relay, home}) {
            server.install(options.installation());
            server.configure(options.clamdPort());
        }
        relay.loadGatehouse();
        home.takeKeysOf(relay);
        home.loadGatehouse();
    }

    /** Watches what becomes of the messages to Anna. */
    Outcomes outcomes() {
        return new Outcomes(
                home.domino().name(),
                home.domino().database(ANNAS_MAIL_FILE),
                home.domino().database(QUARANTINE));
    }

    /** Anna's server, {@code mail1/Acme}. */
    DemoServer home() {
        return home;
    }

    /** The server that forwards to Anna's, {@code mail2/Acme}. */
    DemoServer relay() {
        return relay;
    }

    /** A folder for files of our own. */
    Path data() {
        return data;
    }

    /** Waits for the Routers, which remove a message a moment after they have delivered it. */
    void awaitEmptyMailBoxes(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (inMailBoxes() > 0 && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** How many messages are in mail.box files, in whatever state. */
    int inMailBoxes() {
        return home.inMailBoxes() + relay.inMailBoxes();
    }

    long violations() {
        return home.domino().strictMode().violationCount()
                + relay.domino().strictMode().violationCount();
    }

    long leakedHandles() {
        return home.domino().strictMode().leakedHandles()
                + relay.domino().strictMode().leakedHandles();
    }

    @Override
    public void close() {
        home.close();
        relay.close();
    }
}
