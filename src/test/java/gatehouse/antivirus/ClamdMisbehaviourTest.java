package gatehouse.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import gatehouse.mail.Content;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.AntivirusUnavailable;
import gatehouse.scan.Finding.Virus;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a clamd does, only its exact OK is clean. */
class ClamdMisbehaviourTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Content LARGE = Scans.content(new byte[8 << 20]);

    private final Scans scans = new Scans();

    @AfterEach
    void close() {
        scans.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\n",
                "\0\0",
                "OK\0",
                "stream: OK",
                "stream: OK\n",
                "stream: OK\0\0",
                "stream: OK\0junk",
                "stream: OK\0junk\0",
                "stream: OK junk\0",
                "stream: OK\nstream: Eicar FOUND\0",
                "stream: OK\0stream: OK\0",
                "stream: OK\0stream: Eicar FOUND",
                "stream: OK\0stream: Eicar FOUND\0",
                "stream: Eicar FOUND\0stream: OK\0",
                "stream: Eicar OK\0",
                "stream: Eicar FOUND OK\0",
                "stream:  OK\0",
                "stream: ok\0",
                " stream: OK\0",
                "other: OK\0",
                "OK OK\0",
                "stream:  FOUND\0",
                "stream: FOUND\0",
                "stream: Ei\u0001car FOUND\0",
                "stream: Eicar FOUND",
                "stream: Can't create temporary file ERROR\0",
                "INSTREAM size limit exceeded. ERROR\0",
                "UNKNOWN COMMAND\0",
                "COMMAND READ TIMED OUT\0",
                "HTTP/1.1 200 OK\r\n\r\n",
                "220 mail.example.org ESMTP\r\n"
            })
    void shouldTakeNoOtherReplyForOk(String reply) throws Exception {
        try (FakeClamd clamd = FakeClamd.answering(reply)) {
            assertThat(Scans.scan(scans.scanner(clamd.endpoint()), Scans.CLEAN))
                    .containsInstanceOf(AntivirusUnavailable.class);
        }
    }

    static Stream<Arguments> behaviours() {
        return Stream.of(
                behaviour("closes at once", socket -> {}),
                behaviour("closes without reply", socket -> FakeClamd.readContent(socket)),
                behaviour("never replies", socket -> FakeClamd.hang(socket)),
                behaviour("never reads", socket -> awaitClose(socket)),
                behaviour("replies OK and never closes", socket -> {
                    FakeClamd.readContent(socket);
                    FakeClamd.write(socket, "stream: OK\0");
                    FakeClamd.hang(socket);
                }),
                behaviour("refuses the size early", socket -> {
                    socket.getInputStream().readNBytes(100_000);
                    FakeClamd.write(socket, "INSTREAM size limit exceeded. ERROR\0");
                }),
                behaviour("10 MB without end", socket -> {
                    FakeClamd.readContent(socket);
                    FakeClamd.write(socket, "stream: " + "x".repeat(10 << 20));
                    FakeClamd.hang(socket);
                }),
                behaviour("trickles", socket -> {
                    FakeClamd.readContent(socket);
                    trickle(socket);
                }));
    }

    private static Arguments behaviour(String name, FakeClamd.Behaviour behaviour) {
        return argumentSet(name, behaviour);
    }

    private static void trickle(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        while (!socket.isClosed()) {
            FakeClamd.write(socket, "s");
            awaitTimeout(socket);
        }
    }

    private static void awaitTimeout(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            assertThat(socket.isClosed()).isFalse();
        }
    }

    /** Without taking a byte. */
    private static void awaitClose(Socket socket) throws IOException {
        synchronized (socket) {
            try {
                socket.wait(2_000);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void shouldBeUnavailableInTime(FakeClamd.Behaviour behaviour) throws Exception {
        try (FakeClamd clamd = new FakeClamd(behaviour)) {
            ClamdScanner scanner = scans.scanner(Scans.settings(SHORT, 1_000, clamd.endpoint()));
            for (Content content : new Content[] {Scans.CLEAN, LARGE}) {
                long start = System.nanoTime();
                Optional<Finding> finding = Scans.scan(scanner, content);
                assertThat(finding).containsInstanceOf(AntivirusUnavailable.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            }
            assertThat(scans.waiting()).as("watchdogs that wait for nothing").isZero();
        }
    }

    @Test
    void shouldBeUnavailableWhenRefused() throws Exception {
        Endpoint endpoint = closedPort();
        assertThat(Scans.scan(scans.scanner(endpoint), Scans.CLEAN))
                .containsInstanceOf(AntivirusUnavailable.class)
                .get()
                .extracting(Finding::description)
                .asString()
                .contains(endpoint.toString())
                .contains("refused");
    }

    private static Endpoint closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Endpoint("127.0.0.1", socket.getLocalPort());
        }
    }

    @Test
    void shouldBeUnavailableWhenTheHostHasNoAddress() throws Exception {
        assertThat(Scans.scan(scans.scanner(new Endpoint("clamd.invalid", 3310)), Scans.CLEAN))
                .containsInstanceOf(AntivirusUnavailable.class);
    }

    @Test
    void shouldBeUnavailableInABlackHole() throws Exception {
        // Nobody accepts and the queue of one is full: further connections get no answer at all.
        try (ServerSocket hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(hole.getInetAddress(), hole.getLocalPort());
                Socket second = new Socket(hole.getInetAddress(), hole.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            Endpoint endpoint = new Endpoint("127.0.0.1", hole.getLocalPort());
            assertThat(Scans.scan(scans.scanner(Scans.settings(SHORT, 1_000, endpoint)), Scans.CLEAN))
                    .containsInstanceOf(AntivirusUnavailable.class)
                    .get()
                    .extracting(Finding::description)
                    .asString()
                    .contains("is not reached");
        }
    }

    /** Of a content that fits into one segment nobody could tell. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotBelieveAnOkBeforeTheEndOfTheContent(boolean reads) throws Exception {
        FakeClamd.Behaviour hasty = socket -> {
            FakeClamd.write(socket, "stream: OK\0");
            if (reads) {
                FakeClamd.readContent(socket);
            }
        };
        try (FakeClamd clamd = new FakeClamd(hasty)) {
            assertThat(Scans.scan(scans.scanner(Scans.settings(SHORT, 1_000, clamd.endpoint())), LARGE))
                    .containsInstanceOf(AntivirusUnavailable.class);
        }
    }

    @Test
    void shouldTellWhyClamdStoppedToRead() throws Exception {
        FakeClamd.Behaviour refuses = socket -> {
            socket.getInputStream().readNBytes(100_000);
            FakeClamd.write(socket, "INSTREAM size limit exceeded. ERROR\0");
        };
        try (FakeClamd clamd = new FakeClamd(refuses)) {
            ClamdScanner scanner = scans.scanner(clamd.endpoint());
            assertThat(Scans.scan(scanner, LARGE))
                    .get()
                    .extracting(Finding::description)
                    .asString()
                    .contains("size limit");
            assertThat(scanner.status().unavailableSince())
                    .as("a clamd that is well")
                    .isEmpty();
            assertThat(scanner.status().warnings()).anyMatch(warning -> warning.contains("StreamMaxLength"));
        }
    }

    @Test
    void shouldUnderstandAReplyInPieces() throws Exception {
        FakeClamd.Behaviour pieces = socket -> {
            FakeClamd.readContent(socket);
            socket.setTcpNoDelay(true);
            for (String piece : new String[] {"str", "eam: Tok", "en OK thing", " FOUND", "\0"}) {
                FakeClamd.write(socket, piece);
                socket.setSoTimeout(20);
                awaitTimeout(socket);
            }
        };
        try (FakeClamd clamd = new FakeClamd(pieces)) {
            assertThat(Scans.scan(scans.scanner(clamd.endpoint()), Scans.CLEAN))
                    .contains(new Virus("part", "Token OK thing"));
        }
    }

    @Test
    void shouldNameAVirusWhoseNameContainsOk() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering("stream: stream: OK FOUND\0")) {
            assertThat(Scans.scan(scans.scanner(clamd.endpoint()), Scans.CLEAN)).contains(new Virus("part", "OK"));
        }
    }

    @Test
    void shouldBoundTheNameOfAVirus() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering("stream: " + "v".repeat(900) + " FOUND\0")) {
            assertThat(Scans.scan(scans.scanner(clamd.endpoint()), Scans.CLEAN))
                    .contains(new Virus("part", "v".repeat(200)));
        }
    }

    @Test
    void shouldShowNoControlCharacterOfAReply() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering("\u001b[2Jbad\r\n" + "x".repeat(500))) {
            assertThat(Scans.scan(scans.scanner(clamd.endpoint()), Scans.CLEAN))
                    .get()
                    .extracting(Finding::description)
                    .asString()
                    .contains("bad")
                    .doesNotContainPattern("\\p{Cntrl}")
                    .hasSizeLessThan(250);
        }
    }
}
