package gatehouse.antivirus;

import gatehouse.settings.AntivirusSettings.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clamd that tells its version, and does with other commands what a test wants, on a thread for each connection. */
final class FakeClamd implements AutoCloseable {
    private final ServerSocket server;
    private final String version;
    private final Behaviour behaviour;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    FakeClamd(Behaviour behaviour) {
        this("ClamAV 1.4.6\0", behaviour);
    }

    private FakeClamd(String version, Behaviour behaviour) {
        this.version = version;
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Reads all of a content, then answers {@code reply} and closes. */
    static FakeClamd answering(String reply) {
        return new FakeClamd(answer(reply));
    }

    static FakeClamd answering(String reply, String version) {
        return new FakeClamd(version, answer(reply));
    }

    private static Behaviour answer(String reply) {
        return socket -> {
            readContent(socket);
            write(socket, reply);
        };
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.getLocalPort());
    }

    /** Those that came so far, as {@code zINSTREAM}. */
    List<String> commands() {
        return commands;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    static void readContent(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            in.skipNBytes(length);
        }
    }

    /** Until the other side closes. */
    static void hang(Socket socket) throws IOException {
        socket.getInputStream().transferTo(ByteArrayOutputStream.nullOutputStream());
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = server.accept();
            sockets.add(socket);
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            String command = readCommand(socket.getInputStream());
            commands.add(command);
            if (command.equals("zVERSION")) {
                write(socket, version);
            } else {
                behaviour.serve(socket);
            }
        } finally {
            sockets.remove(socket);
        }
    }

    private static String readCommand(InputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        return command.toString();
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // The other side is free to close at any time, and so is the test.
                        Thread.currentThread().interrupt();
                    }
                },
                "fake-clamd");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends its connections too. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** What it does after the command; then the connection is closed. */
    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    private interface Task {
        void run() throws IOException;
    }
}
