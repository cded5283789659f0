package gatehouse.proof;

import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SmtpClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends its share of the messages to a server that may be killed at any time. What was not acknowledged is sent again under
 * a new id, so that each id was either acknowledged, or sent once with an unknown end. A thread each.
 */
final class Sender implements Runnable {
    private static final long RECONNECT_MILLIS = 20;

    private final int port;
    private final List<Kind> kinds;
    private final Quota quota;
    private final Ledger ledger;
    private Optional<SmtpClient> connection = Optional.empty();

    Sender(int port, List<Kind> kinds, Quota quota, Ledger ledger) {
        this.port = port;
        this.kinds = kinds;
        this.quota = quota;
        this.ledger = ledger;
    }

    @Override
    public void run() {
        try {
            for (int number = quota.take(); number < kinds.size(); number = quota.take()) {
                sendUntilAcknowledged(number);
            }
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilAcknowledged(int number) throws InterruptedException {
        int attempt = 0;
        while (!send("m" + number + "x" + attempt, kinds.get(number))) {
            attempt++;
        }
    }

    private boolean send(String id, Kind kind) throws InterruptedException {
        byte[] message = kind.message(id);
        SmtpClient client = connect();
        try {
            boolean accepted = client.send(GatehouseFixture.SENDER, id + "@" + GatehouseFixture.DOMAIN, message)
                    .accepted();
            ledger.sent(id, kind, accepted ? Ledger.Sent.ACKNOWLEDGED : Ledger.Sent.REFUSED);
            return accepted;
        } catch (IOException e) {
            ledger.sent(id, kind, Ledger.Sent.UNKNOWN);
            disconnect();
            return false;
        }
    }

    private SmtpClient connect() throws InterruptedException {
        while (connection.isEmpty()) {
            try {
                connection = Optional.of(new SmtpClient(port));
            } catch (IOException e) {
                // The server was killed, and is not there again yet.
                TimeUnit.MILLISECONDS.sleep(RECONNECT_MILLIS);
            }
        }
        return connection.get();
    }

    private void disconnect() {
        connection.ifPresent(client -> {
            try {
                client.close();
            } catch (IOException e) {
                System.err.println("A connection did not close: " + e);
            }
        });
        connection = Optional.empty();
    }

    /** Hands out numbers up to a bound that is raised with each life of the server, so that every life has its share. */
    static final class Quota {
        private int next;
        private int bound;

        synchronized int take() throws InterruptedException {
            while (next >= bound) {
                wait();
            }
            return next++;
        }

        synchronized void raise(int newBound) {
            bound = newBound;
            notifyAll();
        }
    }
}
