package gatehouse.mail;

import java.util.List;

/** Envelope sender and recipients, as the mail system has them; the sender is empty for a bounce. */
public record Envelope(String sender, List<String> recipients) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
