package gatehouse.embedded.smtp;

import gatehouse.embedded.nsf.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * Takes one message from a client. Calls come in the order of the protocol: from, recipient for each, data, done. The
 * reply to data is given when the note is saved, not before: what was accepted is not lost.
 */
final class SmtpMessage implements MessageHandler {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

    private final SmtpServer server;
    private final Transaction transaction;

    SmtpMessage(SmtpServer server, String peer) {
        this.server = server;
        transaction = new Transaction(peer);
    }

    @Override
    public void from(String address) {
        transaction.sender(address);
    }

    @Override
    public void recipient(String address) throws RejectException {
        if (!server.directory().knows(address)) {
            throw new RejectException(550, "5.1.1 " + address + " is not known here");
        }
        transaction.recipients().add(address);
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
        MessageNote message = new MessageNote(server.boxes().next());
        try {
            message.save(transaction, received(message.unid()), new CrlfInputStream(in, server.maxMessageSize()));
            return "Message accepted for delivery: " + message.unid();
        } catch (CrlfInputStream.TooLargeException e) {
            drain(in);
            throw new RejectException(552, "5.3.4 " + e.getMessage());
        } catch (StoreException e) {
            drain(in);
            server.log().log("SMTP Server: Message is refused for now: " + e);
            throw new RejectException(451, "4.3.0 The message could not be saved");
        }
    }

    @Override
    public void done() {
        // All is done in data.
    }

    /** Reads the rest of a message that is refused, up to a bound, since the next command comes after it. */
    private void drain(InputStream in) throws IOException, RejectException {
        byte[] buffer = new byte[16 * 1024];
        long left = server.maxMessageSize();
        int length = in.read(buffer);
        while (length >= 0) {
            left -= length;
            if (left < 0) {
                throw new DropConnectionException(552, "5.3.4 Message is too large");
            }
            length = in.read(buffer);
        }
    }

    private String received(String id) {
        return "Received: from " + transaction.peer() + "\r\n          by " + server.hostName()
                + " (Gatehouse embedded Domino)\r\n          with ESMTP id " + id + ";\r\n          "
                + ZonedDateTime.now(ZoneId.systemDefault()).format(DATE);
    }
}
