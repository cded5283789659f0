package gatehouse.proof;

import gatehouse.testing.Clamd;
import gatehouse.testing.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sends messages to a server process that is killed again and again, and started on the same data; then counts where each
 * message ended. One kill in five comes while the server starts, the others up to two seconds after it is ready.
 */
public final class CrashTest {
    private static final int SENDERS = 8;
    private static final int START_KILLS_OF_TEN = 2;

    private final int messages;
    private final int kills;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Sender.Quota quota = new Sender.Quota();
    private final List<Integer> waitingAtKill = new ArrayList<>();

    private CrashTest(int messages, int kills, long seed) {
        this.messages = messages;
        this.kills = kills;
        this.random = new Random(seed);
    }

    /** Arguments: messages, kills, and the seed of an earlier run if it is to be repeated. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.currentTimeMillis();
        int messages = Integer.parseInt(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        System.out.printf("Crash test: %d messages, %d kills, seed %d%n", messages, kills, seed);
        System.exit(new CrashTest(messages, kills, seed).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Path data = Files.createTempDirectory("crash-test");
        long start = System.nanoTime();
        try (Clamd clamd = Clamd.start();
                ServerProcess server = ServerProcess.start(data, freePort(), settings(clamd))) {
            startSenders(server.port());
            for (int life = 0; life < kills; life++) {
                killOnce(server, data, (int) ((life + 1L) * messages / (kills + 1)));
            }
            finish(server);
        }
        Judgement judgement = new Judgement(ledger, data);
        judgement.count();
        boolean good = judgement.print();
        System.out.printf(
                "%d kills, %s messages in mail.box at a kill; %d s%n",
                kills, spread(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        end(good, data);
        return good;
    }

    private void startSenders(int port) {
        List<Kind> kinds =
                Stream.generate(() -> Kind.random(random)).limit(messages).toList();
        for (int i = 0; i < SENDERS; i++) {
            Thread thread = new Thread(new Sender(port, kinds, quota, ledger), "sender " + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What this life is to get is sent shortly before its end, so that the kill meets it on its way. */
    private void killOnce(ServerProcess server, Path data, int share) throws Exception {
        boolean duringStart = random.nextInt(10) < START_KILLS_OF_TEN;
        if (!duringStart) {
            server.awaitReady();
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_400));
        quota.raise(share);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(600));
        server.kill();
        waitingAtKill.add(Judgement.waiting(data));
        server.restart();
    }

    /** Everything is sent, and what is in mail.box goes. */
    private void finish(ServerProcess server) throws Exception {
        server.awaitReady();
        quota.raise(Integer.MAX_VALUE);
        ledger.awaitAcknowledged(messages);
        Settling.await(server);
        server.quit();
    }

    private String spread() {
        List<Integer> sorted = waitingAtKill.stream().sorted().toList();
        return sorted.isEmpty()
                ? "no"
                : sorted.get(0) + " to " + sorted.get(sorted.size() - 1) + " (median " + sorted.get(sorted.size() / 2)
                        + ")";
    }

    private static void end(boolean good, Path data) throws IOException {
        if (good) {
            System.out.println("PASSED");
            Folders.delete(data);
        } else {
            System.out.println("FAILED; the data is in " + data);
        }
    }

    static Map<String, List<String>> settings(Clamd clamd) {
        return Map.of(
                "Server", List.of("*"),
                "AntispamEnabled", List.of("no"),
                "AntivirusServers", List.of(clamd.host() + ":" + clamd.port()),
                "MailFlowRetryFirst", List.of("1s"),
                "MailFlowRetryLongest", List.of("5s"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
