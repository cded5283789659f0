package gatehouse.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The embedded Domino with Gatehouse as a process of its own, with the heap that RunJava gives: built by {@code mvn
 * package}, loaded through the boot as an administrator would. It may be killed and started again on the same data and
 * port. For one thread; its console may be read by any.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Path EMBEDDED = Path.of("target/embedded/gatehouse-embedded.jar");
    private static final Path INSTALLATION = Path.of("target/gatehouse");
    private static final String READY = "scanning with";
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Path data;
    private final int port;
    private final List<String> console = new ArrayList<>();
    private Process process;

    private ServerProcess(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        process = launch();
    }

    /** Starts a server on that port, with these settings if it is the first time. Returns before it is ready. */
    public static ServerProcess start(Path data, int port, Map<String, List<String>> settings) throws IOException {
        if (Files.notExists(data.resolve("gatehouse"))) {
            install(data);
            Documents.saveSettings(data.resolve("gatehouse.nsf"), settings);
        }
        return new ServerProcess(data, port);
    }

    /** Makes a home in the data directory that is the installation which {@code mvn package} built. */
    public static Path install(Path data) throws IOException {
        Path home = Files.createDirectories(data.resolve("gatehouse"));
        for (String folder : List.of("lib", "config")) {
            Files.createSymbolicLink(
                    home.resolve(folder), INSTALLATION.resolve(folder).toAbsolutePath());
        }
        return home;
    }

    public void restart() throws IOException {
        process = launch();
    }

    /** Waits until Gatehouse scans. */
    public void awaitReady() {
        awaitLine(READY);
    }

    /** Waits for a line since the start. */
    public void awaitLine(String text) {
        await("console line with: " + text)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the server ended", () -> !process.isAlive())
                .until(this::lines, lines -> lines.stream().anyMatch(line -> line.contains(text)));
    }

    /** Types a command at the console. */
    public void command(String command) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(command + "\n");
        writer.flush();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an administrator does. */
    public void quit() throws IOException, InterruptedException {
        command("quit");
        process.waitFor();
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed since it was started last. */
    public List<String> lines() {
        synchronized (console) {
            return List.copyOf(console);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        synchronized (console) {
            console.clear();
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                EMBEDDED.toString(),
                "--data",
                data.toString(),
                "--server",
                "mail1/Acme",
                "--domain",
                GatehouseFixture.DOMAIN,
                "--smtp",
                Integer.toString(port),
                "--person",
                GatehouseFixture.DOMAIN + "=" + GatehouseFixture.MAIL_FILE,
                "--ini",
                "GatehouseDirectory=" + data.resolve("gatehouse"),
                "--load",
                "runjava gatehouse.Gatehouse");
        Process launched = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> read(launched), "server console");
        reader.setDaemon(true);
        reader.start();
        return launched;
    }

    private void read(Process source) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(source.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (console) {
                    console.add(line);
                }
            }
        } catch (IOException e) {
            // A kill closes the pipe at any point.
            synchronized (console) {
                console.add("The console ended: " + e.getMessage());
            }
        }
    }
}
