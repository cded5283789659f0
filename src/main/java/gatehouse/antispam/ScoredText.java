package gatehouse.antispam;

import gatehouse.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The text of a message as the engine gets it: its beginning, up to a bound, with the envelope sender on top. What the
 * sender wrote in its place is left out, as are {@code X-Spam-} fields: both are for servers to say. Stateless.
 */
final class ScoredText {
    private static final Set<String> ENVELOPE_FIELDS = Set.of("return-path", "x-envelope-from", "envelope-sender");
    private static final int LONGEST_NAME = 100;

    private ScoredText() {}

    static byte[] of(Mail mail, int maxBytes) throws IOException {
        byte[] text;
        try (InputStream in = mail.whole().open()) {
            text = in.readNBytes(maxBytes);
        }
        ByteArrayOutputStream scored = new ByteArrayOutputStream(text.length + 100);
        if (mail.envelope().bySmtp()) {
            String sender = mail.envelope().sender().replaceAll("[\\p{Cntrl}<>]", "");
            scored.writeBytes(("Return-Path: <" + sender + ">\r\n").getBytes(StandardCharsets.UTF_8));
        }
        int body = copyHeader(text, scored);
        scored.write(text, body, text.length - body);
        return scored.toByteArray();
    }

    /** Copies the fields that stay, and returns where the rest begins. */
    private static int copyHeader(byte[] text, ByteArrayOutputStream out) {
        int start = 0;
        boolean stays = true;
        while (start < text.length && !isEmptyLine(text, start)) {
            int end = lineEnd(text, start);
            boolean continues = text[start] == ' ' || text[start] == '\t';
            stays = continues ? stays : !isLeftOut(name(text, start, end));
            if (stays) {
                out.write(text, start, end - start);
            }
            start = end;
        }
        return start;
    }

    private static boolean isLeftOut(String name) {
        return ENVELOPE_FIELDS.contains(name) || name.startsWith("x-spam-");
    }

    private static String name(byte[] text, int start, int end) {
        int length = 0;
        while (start + length < end && length < LONGEST_NAME && text[start + length] != ':') {
            length++;
        }
        return new String(text, start, length, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isEmptyLine(byte[] text, int start) {
        return text[start] == '\n' || (text[start] == '\r' && start + 1 < text.length && text[start + 1] == '\n');
    }

    private static int lineEnd(byte[] text, int start) {
        int end = start;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return Math.min(text.length, end + 1);
    }
}
