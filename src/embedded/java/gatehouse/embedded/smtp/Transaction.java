package gatehouse.embedded.smtp;

import java.util.ArrayList;
import java.util.List;

/** One SMTP mail transaction: who sends it, from where, to whom. Not thread safe. */
final class Transaction {
    private final String peer;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    /**
     * Begins a transaction.
     *
     * @param peer the name that the client gave itself, and its address
     */
    Transaction(String peer) {
        this.peer = peer;
    }

    String peer() {
        return peer;
    }

    /** The envelope sender; empty for a report. */
    String sender() {
        return sender;
    }

    void sender(String address) {
        sender = address;
    }

    List<String> recipients() {
        return recipients;
    }
}
