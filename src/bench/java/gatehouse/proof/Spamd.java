package gatehouse.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * SpamAssassin's daemon with one child, on loopback, without network tests and Bayes. It tells what CPU time the child used, from
 * the kernel. For one thread.
 */
final class Spamd implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "use_bayes 0", "bayes_auto_learn 0", "use_auto_welcomelist 0", "dns_available no", "skip_rbl_checks 1");

    private final Path folder = Files.createTempDirectory("spamd");
    private final int port;
    private final Process process;

    Spamd() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = start();
        awaitReady();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                "spamd",
                                "-L",
                                "-x",
                                "-4",
                                "--listen=127.0.0.1:" + port,
                                "--min-children=1",
                                "--max-children=1"),
                        Stream.concat(
                                Stream.of("-s", folder.resolve("log").toString(), "--max-conn-per-child=100000"),
                                SETTINGS.stream().map(setting -> "--cf=" + setting)))
                .toList());
        builder.environment().put("HOME", folder.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                symbols("Subject: ready\n\nready\n".getBytes(StandardCharsets.US_ASCII));
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("out")), e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("spamd does not answer");
    }

    /** The names of the rules that hit a message, separated by commas. */
    String symbols(byte[] message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("SYMBOLS SPAMC/1.5\r\nContent-length: " + message.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(message);
            out.flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.contains("EX_OK")) {
                throw new IOException(
                        "spamd answers " + answer.lines().findFirst().orElse("nothing"));
            }
            return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
        }
    }

    /** Nanoseconds of CPU that the child used so far. */
    long childCpu() throws IOException {
        long ticks = 0;
        for (ProcessHandle child : process.children().toList()) {
            String stat = Files.readString(Path.of("/proc/" + child.pid() + "/schedstat"));
            ticks += Long.parseLong(stat.split(" ", 2)[0]);
        }
        return ticks;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        Folders.delete(folder);
    }
}
