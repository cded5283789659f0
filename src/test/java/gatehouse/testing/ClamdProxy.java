package gatehouse.testing;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a real clamd: counts its scans, tells another version when a test wants one, and closes the connection
 * without a reply on any content that holds {@link #CHOKE}. Serves one command for each connection, on a thread each.
 */
public final class ClamdProxy implements Closeable {
    /** What makes it break down. */
    public static final String CHOKE = "clamd-chokes-on-this";

    /** How the contents begin that ask whether it works. */
    private static final String PROBE = "Gatehouse asks";

    private static final Logger LOG = LoggerFactory.getLogger(ClamdProxy.class);
    private final ServerSocket server;
    private final Clamd clamd;
    private volatile String version;
    private final AtomicInteger scans = new AtomicInteger();

    public ClamdProxy(Clamd clamd) throws IOException {
        this(clamd, "");
    }

    /** @param version what it answers to VERSION; empty for clamd's own */
    public ClamdProxy(Clamd clamd, String version) throws IOException {
        this.clamd = clamd;
        this.version = version;
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What it answers to VERSION from now on. */
    public void tellVersion(String other) {
        version = other;
    }

    /** How many contents it was sent, without those that ask whether it works. */
    public int scans() {
        return scans.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket socket = server.accept();
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket;
                Socket target = new Socket(clamd.host(), clamd.port())) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String command = command(in);
            if (command.contains("VERSION") && !version.isEmpty()) {
                socket.getOutputStream().write((version + "\0").getBytes(StandardCharsets.US_ASCII));
                return;
            }
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target.getOutputStream()));
            out.writeBytes(command);
            if (command.contains("INSTREAM") && chokes(in, out)) {
                return;
            }
            out.flush();
            target.getInputStream().transferTo(socket.getOutputStream());
        }
    }

    /** Passes the content on; true when it holds what must not be there. */
    private boolean chokes(DataInputStream in, DataOutputStream out) throws IOException {
        String tail = "";
        boolean first = true;
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            byte[] chunk = in.readNBytes(length);
            String text = tail + new String(chunk, StandardCharsets.ISO_8859_1);
            scans.addAndGet(first && !text.startsWith(PROBE) ? 1 : 0);
            first = false;
            if (text.contains(CHOKE)) {
                return true;
            }
            tail = text.substring(Math.max(0, text.length() - CHOKE.length()));
            out.writeInt(length);
            out.write(chunk);
        }
        out.writeInt(0);
        return false;
    }

    /** With the zero or line feed that ends it. */
    private static String command(InputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        int octet = in.read();
        while (octet > 0 && octet != '\n') {
            command.append((char) octet);
            octet = in.read();
        }
        return command.append((char) Math.max(0, octet)).toString();
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        LOG.debug("Connection ended: {}", e.toString());
                    }
                },
                "clamd-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {
        void run() throws IOException;
    }
}
