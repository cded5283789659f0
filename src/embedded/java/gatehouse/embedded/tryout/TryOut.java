package gatehouse.embedded.tryout;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The program behind {@code scripts/try}: starts two servers of one domain with Gatehouse on them, sends fourteen messages,
 * shows what became of each, and stays at the console of the first server. Each message is sent when the one before it
 * has ended, so that its time is its own.
 */
public final class TryOut {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Once something has gone wrong. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    private static final int USAGE_ERROR = 2;

    private final Options options;
    private final Screen screen;

    private TryOut(Options options) {
        this.options = options;
        this.screen = new Screen(options.terminal());
    }

    /** Exits with 0 when each message ended as expected. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new TryOut(Options.parse(List.of(arguments))).run() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\nusage: TryOut " + Options.USAGE);
            System.exit(USAGE_ERROR);
        }
    }

    private boolean run() throws Exception {
        // The libraries' own chatter is not the try-out's.
        ((Logger) LoggerFactory.getLogger("org.subethamail")).setLevel(Level.WARN);
        Files.createDirectories(options.data());
        try (Servers servers = new Servers(options.data(), screen)) {
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "shutdown"));
            start(servers);
            boolean right = sendAll(servers);
            if (!options.once()) {
                converse(servers.home());
            }
            return right;
        }
    }

    private void start(Servers servers) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        screen.progress("starting two Domino servers, and Gatehouse on each");
        servers.start(options);
        introduce(servers.home(), "Anna's server");
        introduce(servers.relay(), "another server of the domain");
        screen.line("Both run Gatehouse since 'load runjava gatehouse.Gatehouse'; started in "
                + millisSince(begin) + " ms, heap at most "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB. clamd: 127.0.0.1:" + options.clamdPort());
        screen.line("");
    }

    private void introduce(DemoServer server, String role) {
        screen.line(
                server.domino().name() + "  SMTP 127.0.0.1:" + server.domino().smtpPort() + "  " + role);
    }

    private boolean sendAll(Servers servers) throws Exception {
        long begin = System.nanoTime();
        Outcomes outcomes = servers.outcomes();
        List<Sample> samples = Samples.all();
        ResultTable table = new ResultTable(screen);
        for (Sample sample : samples) {
            screen.progress((table.rows() + 1) + "/" + samples.size() + " " + sample.title());
            long sent = sample.way().send(servers, sample.title());
            table.row(sample, outcomes.await(sample.title(), patience(table)), sent);
        }
        servers.awaitEmptyMailBoxes(patience(table));
        summarize(table, servers, outcomes, millisSince(begin));
        if (!table.isAllRight()) {
            servers.home().console().lines().forEach(screen::line);
        }
        return table.isAllRight();
    }

    private static Duration patience(ResultTable table) {
        return table.isAllRight() ? PATIENCE : SHORT_PATIENCE;
    }

    private void summarize(ResultTable table, Servers servers, Outcomes outcomes, long millis) {
        screen.line("");
        screen.line(table.right() + " of " + table.rows() + " as expected, in " + millis + " ms. Left in mail.box: "
                + servers.inMailBoxes() + ". Ended twice: " + outcomes.doubles().size()
                + ". Misuses of the Notes API: " + servers.violations() + ", leaked handles: "
                + servers.leakedHandles() + ".");
    }

    private void converse(DemoServer server) throws IOException {
        screen.line("");
        screen.line("You are at the console of " + server.domino().name() + ". Try: tell gatehouse status");
        screen.line("  tell gatehouse help    tell gatehouse quarantine list    tell gatehouse test");
        screen.line("  show tasks    show stat Gatehouse    help    quit");
        screen.line("Mail of your own goes to " + MimeMessage.RECIPIENT + " on 127.0.0.1:"
                + server.domino().smtpPort() + ".");
        server.console().open(true);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String line = in.readLine();
        while (line != null) {
            server.domino().console(line);
            line = server.domino().isRunning() ? in.readLine() : null;
        }
    }

    private static long millisSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }
}
