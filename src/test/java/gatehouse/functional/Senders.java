package gatehouse.functional;

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
import java.util.function.Function;

/** Sends messages on several connections at once, each until it is accepted. */
final class Senders implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 50;

    private final ExecutorService threads;
    private final GatehouseFixture server;
    private final Function<String, byte[]> mail;
    private final List<Future<?>> sending = new ArrayList<>();

    Senders(GatehouseFixture server, int count, Function<String, byte[]> mail) {
        this.server = server;
        this.mail = mail;
        threads = Executors.newFixedThreadPool(count);
    }

    /** Begins to send. */
    void send(List<String> ids) {
        for (String id : ids) {
            sending.add(threads.submit(() -> {
                sendUntilAccepted(id);
                return id;
            }));
        }
    }

    /** Returns when all is sent. */
    void await() throws InterruptedException, ExecutionException {
        for (Future<?> future : sending) {
            future.get();
        }
    }

    /** A refusal means that nothing was stored. */
    private void sendUntilAccepted(String id) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try (SmtpClient client = new SmtpClient(server.domino().smtpPort())) {
                if (client.send(GatehouseFixture.SENDER, id + "@" + GatehouseFixture.DOMAIN, mail.apply(id))
                        .accepted()) {
                    return;
                }
            }
        }
        throw new IOException("Message " + id + " was refused " + MOST_ATTEMPTS + " times");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
