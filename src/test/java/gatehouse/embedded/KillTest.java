package gatehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.nsf.NsfStore;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in a process of their own, killed again and again in the middle of SMTP input. */
class KillTest {
    static final String ALICE = "alice@acme.test";
    static final String MAIL_FILE = "mail/alice.nsf";

    private static final int KILLS = 4;
    private static final int SENDERS = 4;
    private static final int ACCEPTED_BEFORE_KILL = 40;
    private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path directory;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void shouldDeliverWhatWasAcceptedOnce() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            sendUntilKilled(
                    "gatehouse.embedded.Main",
                    "--data",
                    directory.toString(),
                    "--server",
                    "mail1/Acme",
                    "--mailboxes",
                    "2",
                    "--person",
                    ALICE + "=" + MAIL_FILE);
        }

        try (EmbeddedDomino domino = EmbeddedDomino.builder("mail1/Acme", directory)
                .holdRule(false)
                .mailBoxes(2)
                .build()) {
            domino.person(ALICE, MAIL_FILE);
            domino.start();
            assertDeliveredOnce(domino);
        }
    }

    @Test
    void shouldForwardWhatWasAcceptedOnce() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            sendUntilKilled(ForwardingServers.class.getName(), directory.toString());
        }

        try (ForwardingServers servers = new ForwardingServers(directory, line -> {})) {
            NsfStore box = servers.first().database("mail.box");
            await().atMost(Duration.ofSeconds(30)).until(() -> box.count() == 0);
            assertDeliveredOnce(servers.second());
        }
    }

    private void assertDeliveredOnce(EmbeddedDomino domino) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> domino.mailBoxes().stream()
                        .allMatch(box -> domino.database(box).count() == 0));
        List<String> delivered = Notes.subjects(domino.database(MAIL_FILE));
        assertThat(delivered).doesNotHaveDuplicates().containsAll(accepted);
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(KILLS * ACCEPTED_BEFORE_KILL);
    }

    private void sendUntilKilled(String mainClass, String... arguments) throws Exception {
        Process server = start(mainClass, arguments);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            int port = awaitPort(server);
            int goal = accepted.size() + ACCEPTED_BEFORE_KILL;
            for (int sender = 0; sender < SENDERS; sender++) {
                senders.execute(() -> sendUntilRefused(port));
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> accepted.size() >= goal);
        } finally {
            server.destroyForcibly().waitFor();
            senders.shutdown();
            assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void sendUntilRefused(int port) {
        String body = "x".repeat(60) + "\r\n";
        try (SmtpClient client = new SmtpClient(port)) {
            while (!Thread.currentThread().isInterrupted()) {
                String subject = "message " + sent.incrementAndGet();
                String message = "Subject: " + subject + "\r\n\r\n" + body.repeat(sent.get() % 5000);
                assertThat(client.send("sender@example.org", ALICE, message)).startsWith("250");
                accepted.add(subject);
            }
        } catch (EOFException | SocketException e) {
            // The server was killed, as it should be.
            sent.incrementAndGet();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Process start(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the server listens and its hold rule is off. */
    private static int awaitPort(Process server) throws IOException {
        OutputStream in = server.getOutputStream();
        in.write("set rules off\n".getBytes(StandardCharsets.US_ASCII));
        in.flush();
        BufferedReader out = server.inputReader();
        String line = out.readLine();
        String port = "";
        while (line != null && !line.contains("registered 0 system filters")) {
            Matcher matcher = LISTENING.matcher(line);
            port = matcher.find() ? matcher.group(1) : port;
            line = out.readLine();
        }
        return Integer.parseInt(port);
    }
}
