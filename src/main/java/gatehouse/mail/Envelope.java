package gatehouse.mail;

import java.util.List;

/**
 * Envelope sender and recipients, as the mail system has them.
 *
 * @param sender empty for a bounce
 * @param bySmtp whether some server of the domain took the message in by SMTP; otherwise it was written in Notes
 */
public record Envelope(String sender, List<String> recipients, boolean bySmtp) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** Of a message that did not come by SMTP. */
    public Envelope(String sender, List<String> recipients) {
        this(sender, recipients, false);
    }
}
