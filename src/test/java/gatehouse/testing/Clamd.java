package gatehouse.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A real clamd of its own on a free loopback port, with the machine's virus definitions, or when it has none with one for
 * {@link Eicar} only. {@link #shared} is for tests that leave it running; those that stop or suspend one start their own and
 * close it. Without clamd on the machine a test is skipped, but fails where the environment variable CI is set.
 */
public final class Clamd implements AutoCloseable {
    public static final long STREAM_MAX_LENGTH = 25L << 20;

    private static final Path MACHINE_DEFINITIONS = Path.of("/var/lib/clamav");
    private static final Duration START = Duration.ofMinutes(2);
    private static @Nullable Clamd shared;

    private final Path directory;
    private final int port;
    private final Thread atExit = new Thread(this::end, "clamd-exit");
    private Process process;

    private Clamd(long streamMaxLength, Optional<Path> definitions) throws IOException {
        Path program = program();
        directory = Files.createTempDirectory("clamd");
        port = freePort();
        configure(streamMaxLength, definitions.isPresent() ? definitions.get() : definitions());
        process = launch(program, directory);
        Runtime.getRuntime().addShutdownHook(atExit);
        awaitPong();
    }

    /** One for all tests of this JVM, with the default {@link #STREAM_MAX_LENGTH}; ends with the JVM. */
    public static synchronized Clamd shared() {
        Clamd clamd = shared == null ? start() : shared;
        shared = clamd;
        return clamd;
    }

    public static Clamd start() {
        return start(STREAM_MAX_LENGTH);
    }

    public static Clamd start(long streamMaxLength) {
        return start(streamMaxLength, Optional.empty());
    }

    /** One with the definitions of that folder, instead of the machine's. */
    public static Clamd start(Path definitions) {
        return start(STREAM_MAX_LENGTH, Optional.of(definitions));
    }

    private static Clamd start(long streamMaxLength, Optional<Path> definitions) {
        try {
            return new Clamd(streamMaxLength, definitions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it; its port is closed then. Does nothing when it has ended. */
    public void stop() {
        resume();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** On the same port. */
    public void restart() {
        stop();
        try {
            process = launch(program(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitPong();
    }

    /** Reads its definitions again while it goes on scanning, until it finds something in that content. */
    public void reload(byte[] nowFound) throws IOException {
        answer("zRELOAD\0".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(scan);
        out.writeBytes("zINSTREAM\0");
        out.writeInt(nowFound.length);
        out.write(nowFound);
        out.writeInt(0);
        Awaitility.await("clamd has new definitions")
                .atMost(START)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> answer(scan.toByteArray()).contains("FOUND"));
    }

    /** It keeps its port and its connections, and does nothing. */
    public void suspend() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "clamd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(Clamd::missing);
    }

    private static RuntimeException missing() {
        if (System.getenv("CI") != null) {
            return new IllegalStateException("clamd is not installed: install the package clamav-daemon");
        }
        System.err.println("SKIPPED: clamd is not installed; install the package clamav-daemon to run this test");
        return new TestAbortedException("clamd is not installed");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void configure(long streamMaxLength, Path definitions) throws IOException {
        List<String> lines = List.of(
                "Foreground yes",
                "TCPSocket " + port,
                "TCPAddr " + host(),
                "DatabaseDirectory " + definitions,
                "LogFile " + directory.resolve("clamd.log"),
                "TemporaryDirectory " + directory,
                "StreamMaxLength " + streamMaxLength,
                // Otherwise it calls what is larger than these clean, without a look.
                "MaxFileSize " + streamMaxLength,
                "MaxScanSize " + Math.max(400L << 20, 2 * streamMaxLength));
        Files.write(directory.resolve("clamd.conf"), lines);
    }

    private Path definitions() throws IOException {
        if (hasDefinitions(MACHINE_DEFINITIONS)) {
            return MACHINE_DEFINITIONS;
        }
        Path definitions = Files.createDirectory(directory.resolve("definitions"));
        Files.writeString(definitions.resolve("eicar.ndb"), Eicar.definition());
        return definitions;
    }

    private static boolean hasDefinitions(Path folder) {
        return Stream.of("main.cvd", "main.cld").anyMatch(name -> Files.isReadable(folder.resolve(name)));
    }

    private static Process launch(Path program, Path directory) throws IOException {
        return new ProcessBuilder(program.toString(), "--config-file=" + directory.resolve("clamd.conf"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("clamd.out").toFile())
                .start();
    }

    private void awaitPong() {
        Awaitility.await("clamd answers")
                .atMost(START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .failFast("clamd has ended", () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> "PONG\0".equals(answer("zPING\0".getBytes(StandardCharsets.US_ASCII))));
    }

    private String answer(byte[] command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(command);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.US_ASCII);
        }
    }
}
