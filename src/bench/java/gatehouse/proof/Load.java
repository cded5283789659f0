package gatehouse.proof;

import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SmtpClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends messages on several SMTP connections at once, each connection one message after the other. */
final class Load {
    private Load() {}

    /** Returns when the server has accepted all; each goes to a recipient of its own, {@code mN}, N from {@code first}. */
    static void send(int port, int connections, int first, List<byte[]> messages) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                senders.add(threads.submit(() -> {
                    send(port, next, first, messages);
                    return next;
                }));
            }
            for (Future<?> sender : senders) {
                await(sender);
            }
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static void await(Future<?> sender) throws IOException, InterruptedException {
        try {
            sender.get();
        } catch (ExecutionException e) {
            throw new IOException("A sender failed", e.getCause());
        }
    }

    private static void send(int port, AtomicInteger next, int first, List<byte[]> messages) throws IOException {
        try (SmtpClient client = new SmtpClient(port)) {
            for (int i = next.getAndIncrement(); i < messages.size(); i = next.getAndIncrement()) {
                SmtpClient.Reply reply = client.send(
                        GatehouseFixture.SENDER, "m" + (first + i) + "@" + GatehouseFixture.DOMAIN, messages.get(i));
                if (!reply.accepted()) {
                    throw new IOException("Refused: " + reply);
                }
            }
        }
    }
}
