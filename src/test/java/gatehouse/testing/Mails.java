package gatehouse.testing;

import gatehouse.mail.Content;
import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.mail.MailParser;
import gatehouse.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages for tests, from text whose characters are the bytes. */
public final class Mails {
    private static final Envelope ENVELOPE = new Envelope("sender@example.org", List.of("rcpt@example.com"));

    private Mails() {}

    /** Parses a text with line ends of {@code \n}, which become those of RFC 5322. */
    public static Mail parse(String text) {
        return parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Mail parse(byte[] bytes) {
        try {
            return new MailParser().parse(ENVELOPE, MemoryStore.content(bytes), new MemoryStore());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Part part) {
        return text(part.content());
    }

    public static String text(Content content) {
        try (InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
