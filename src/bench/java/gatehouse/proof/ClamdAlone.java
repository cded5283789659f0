package gatehouse.proof;

import gatehouse.testing.Clamd;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends messages straight to clamd as INSTREAM, a connection each, with nothing else around: what is to be reached. */
final class ClamdAlone {
    private static final int CHUNK = 64 * 1024;

    private ClamdAlone() {}

    /** Returns when all are answered. */
    static void scan(Clamd clamd, int connections, List<byte[]> messages) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Integer>> scans = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                scans.add(() -> scan(clamd, next, messages));
            }
            for (Future<Integer> scan : threads.invokeAll(scans)) {
                scan.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static int scan(Clamd clamd, AtomicInteger next, List<byte[]> messages) throws IOException {
        int scanned = 0;
        for (int i = next.getAndIncrement(); i < messages.size(); i = next.getAndIncrement()) {
            scan(clamd, messages.get(i));
            scanned++;
        }
        return scanned;
    }

    private static void scan(Clamd clamd, byte[] message) throws IOException {
        try (Socket socket = new Socket(clamd.host(), clamd.port())) {
            socket.setTcpNoDelay(true);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.writeBytes("zINSTREAM\0");
            for (int offset = 0; offset < message.length; offset += CHUNK) {
                int length = Math.min(CHUNK, message.length - offset);
                out.writeInt(length);
                out.write(message, offset, length);
            }
            out.writeInt(0);
            out.flush();
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!reply.startsWith("stream: ")) {
                throw new IOException("clamd answered " + reply);
            }
        }
    }
}
