package gatehouse.embedded.tryout;

import static gatehouse.embedded.tryout.Contents.ascii;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A message from Ben to Anna as it goes over the wire. For one thread. */
final class MimeMessage {
    static final String SENDER = "ben@example.test";
    static final String RECIPIENT = "anna@acme.test";

    private static final String BOUNDARY = "=_between_the_parts";

    private final String subject;
    private final String multipart;
    private final List<Part> parts = new ArrayList<>();

    /**
     * An empty message.
     *
     * @param multipart what it is as a whole, such as {@code mixed}
     */
    MimeMessage(String subject, String multipart) {
        this.subject = subject;
        this.multipart = multipart;
    }

    MimeMessage text(String type, String text) {
        parts.add(new Part(
                "Content-Type: text/" + type + "; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit",
                out -> out.write(ascii(text + "\r\n"))));
        return this;
    }

    MimeMessage attachment(String name, byte[] content) {
        return encoded(
                "Content-Type: application/octet-stream; name=\"" + name
                        + "\"\r\nContent-Disposition: attachment; filename=\"" + name + "\"",
                content);
    }

    MimeMessage picture(String contentId, byte[] content) {
        return encoded(
                "Content-Type: image/gif\r\nContent-ID: <" + contentId + ">\r\nContent-Disposition: inline", content);
    }

    private MimeMessage encoded(String header, byte[] content) {
        parts.add(new Part(
                header + "\r\nContent-Transfer-Encoding: base64",
                out -> out.write(Base64.getMimeEncoder().encode(content))));
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(ascii(header()));
        if (parts.size() == 1) {
            parts.get(0).writeTo(out);
            return;
        }
        out.write(ascii("Content-Type: multipart/" + multipart + "; boundary=\"" + BOUNDARY + "\"\r\n\r\n"));
        for (Part part : parts) {
            out.write(ascii("--" + BOUNDARY + "\r\n"));
            part.writeTo(out);
            out.write(ascii("\r\n"));
        }
        out.write(ascii("--" + BOUNDARY + "--\r\n"));
    }

    /** The header fields of every message of ours; the MIME ones of the body come next. */
    private String header() {
        return header(subject);
    }

    static String header(String subject) {
        return "From: Ben <" + SENDER + ">\r\nTo: Anna <" + RECIPIENT + ">\r\nSubject: " + subject + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)) + "\r\nMessage-ID: <"
                + UUID.randomUUID() + "@example.test>\r\nMIME-Version: 1.0\r\n";
    }

    /** A part: its header fields, and what writes its content as it is encoded. */
    private record Part(String header, SmtpClient.Content content) {
        void writeTo(OutputStream out) throws IOException {
            out.write(ascii(header + "\r\n\r\n"));
            content.writeTo(out);
        }
    }
}
