package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import gatehouse.testing.ServerProcess;
import gatehouse.testing.SmtpClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attachment of 100 MB passes in the heap that RunJava gives, 256 MB. */
class LargeAttachmentIT {
    private static final long STREAM_MAX = 200L << 20;
    private static final long SIZE = 100L << 20;

    @TempDir
    private Path directory;

    @Test
    void shouldPassAttachmentOfHundredMegabytesInHeapOf256() throws Exception {
        try (Clamd clamd = Clamd.start(STREAM_MAX);
                ServerProcess server = ServerProcess.start(directory, freePort(), settings(clamd))) {
            server.awaitReady();
            long start = System.nanoTime();
            try (SmtpClient client = new SmtpClient(server.port())) {
                assertThat(client.send(
                                        GatehouseFixture.SENDER,
                                        "large@" + GatehouseFixture.DOMAIN,
                                        out -> SampleMessage.writeLarge("large", SIZE, out))
                                .accepted())
                        .isTrue();
            }
            long accepted = System.nanoTime();
            await().atMost(Duration.ofMinutes(3)).until(() -> released(server) == 1);
            System.out.printf(
                    "100 MB attachment with -Xmx256m: accepted after %d ms, released %d ms later%n",
                    (accepted - start) / 1_000_000, (System.nanoTime() - accepted) / 1_000_000);
        }
    }

    private static long released(ServerProcess server) throws Exception {
        assertThat(server.isAlive()).as("the server lives").isTrue();
        server.command("tell gatehouse status");
        return server.lines().stream()
                .filter(line -> line.matches(".*Messages.Released +1.*"))
                .limit(1)
                .count();
    }

    private static Map<String, List<String>> settings(Clamd clamd) {
        return Map.of(
                "Server", List.of("*"),
                "AntispamEnabled", List.of("no"),
                "AntivirusServers", List.of("127.0.0.1:" + clamd.port()),
                "AntivirusMaxStreamBytes", List.of("200M"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
