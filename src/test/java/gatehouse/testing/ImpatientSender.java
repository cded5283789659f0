package gatehouse.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends as mail servers do: a message that was not acknowledged in time is sent again after a while, as often as it takes (RFC 5321
 * section 4.5.4.1). The server may have it all the same, and then has it twice (RFC 1047). Patience is ten minutes in real life;
 * here it is scaled down as updates are. Safe for use by several threads.
 */
public final class ImpatientSender {
    private final int port;
    private final Duration patience;
    private final Duration pause;
    private final AtomicInteger givenUp = new AtomicInteger();

    /**
     * A sender to one server.
     *
     * @param patience for each answer
     * @param pause before a message is sent again
     */
    public ImpatientSender(int port, Duration patience, Duration pause) {
        this.port = port;
        this.patience = patience;
        this.pause = pause;
    }

    /** Returns when the server has acknowledged the message. */
    public void send(String recipient, byte[] message) throws InterruptedException {
        while (!isAcknowledged(recipient, message)) {
            givenUp.incrementAndGet();
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    /** How often it did not get an answer, or a refusal. */
    public int givenUp() {
        return givenUp.get();
    }

    private boolean isAcknowledged(String recipient, byte[] message) {
        try (SmtpClient client = new SmtpClient(port, (int) patience.toMillis())) {
            return client.send(GatehouseFixture.SENDER, recipient, message).accepted();
        } catch (IOException e) {
            // No answer in time, or no connection: both are what this sender is for.
            return false;
        }
    }
}
