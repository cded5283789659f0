package gatehouse.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Messages for tests, each recognised by its id, which is in its subject and its Message-ID. */
public final class SampleMessage {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();
    private static final String BOUNDARY = "=_sample";
    /** A GIF of one pixel. */
    private static final String PICTURE = "R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

    private SampleMessage() {}

    /** Small plain text. */
    public static byte[] text(String id) {
        return bytes(header(id) + "Content-Type: text/plain; charset=utf-8\r\n\r\nA letter, number " + id + ".\r\n");
    }

    /** The same with further header lines. */
    public static byte[] text(String id, String... headerLines) {
        return bytes(String.join("\r\n", headerLines) + "\r\n" + new String(text(id), StandardCharsets.UTF_8));
    }

    /** HTML that shows a picture. */
    public static byte[] picture(String id) {
        return bytes(header(id) + "Content-Type: multipart/related; boundary=\"" + BOUNDARY + "\"\r\n\r\n"
                + "--" + BOUNDARY + "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                + "<html><body><p>Picture " + id + "</p><img src=\"cid:p\"></body></html>\r\n"
                + "--" + BOUNDARY + "\r\nContent-Type: image/gif; name=p.gif\r\nContent-ID: <p>\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + PICTURE + "\r\n"
                + "--" + BOUNDARY + "--\r\n");
    }

    /** Text with one attachment. */
    public static byte[] attachment(String id, String fileName, byte[] content) {
        return bytes(attachmentHead(id, fileName) + BASE64.encodeToString(content) + "\r\n--" + BOUNDARY + "--\r\n");
    }

    public static byte[] eicar(String id) {
        return attachment(id, "invoice.txt", Eicar.bytes());
    }

    /** A program under the name of a picture. */
    public static byte[] forbidden(String id) {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        return attachment(id, "holiday.scr", program);
    }

    /** Text with an attachment of about so many bytes of table. */
    public static byte[] large(String id, int size) {
        return attachment(id, "table.csv", table(id, size));
    }

    /** The same, written as it goes: never all in memory. */
    public static void writeLarge(String id, long size, OutputStream out) throws IOException {
        out.write(bytes(attachmentHead(id, "table.csv")));
        // Whole lines of base64: so one block after the other gives one encoded text.
        byte[] block = table(id, 57 * 1024);
        byte[] encoded = bytes(BASE64.encodeToString(block) + "\r\n");
        for (long written = 0; written < size; written += block.length) {
            out.write(encoded);
        }
        out.write(bytes("--" + BOUNDARY + "--\r\n"));
    }

    private static byte[] table(String id, int size) {
        Random random = new Random(id.hashCode());
        StringBuilder table = new StringBuilder(size + 100);
        while (table.length() < size) {
            table.append(random.nextInt()).append(';').append(random.nextInt()).append("\r\n");
        }
        table.setLength(size);
        return bytes(table.toString());
    }

    private static String attachmentHead(String id, String fileName) {
        return header(id) + "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"\r\n\r\n"
                + "--" + BOUNDARY + "\r\nContent-Type: text/plain\r\n\r\nSee the attachment of " + id + ".\r\n"
                + "--" + BOUNDARY + "\r\nContent-Type: application/octet-stream; name=\"" + fileName + "\"\r\n"
                + "Content-Disposition: attachment; filename=\"" + fileName + "\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n";
    }

    private static String header(String id) {
        return "From: Ann <ann@example.org>\r\nTo: Bob <bob@acme.test>\r\nSubject: Sample " + id + "\r\n"
                + "Date: Mon, 5 Jan 2026 10:00:00 +0100\r\nMessage-ID: <" + id + "@example.org>\r\n"
                + "MIME-Version: 1.0\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
