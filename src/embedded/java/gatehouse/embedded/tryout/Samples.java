package gatehouse.embedded.tryout;

import static gatehouse.embedded.tryout.Contents.ascii;

import gatehouse.embedded.tryout.Outcome.Kind;
import gatehouse.embedded.tryout.Sample.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The fourteen messages, and what the default settings shall make of them. */
final class Samples {
    private static final String TEXT = "See the attachment.";

    private Samples() {}

    static List<Sample> all() {
        return List.of(
                new Sample("Clean text", Kind.DELIVERED, "clean", smtp(Samples::cleanText)),
                new Sample("Clean HTML with a picture", Kind.DELIVERED, "clean", smtp(Samples::cleanHtml)),
                new Sample("Notes rich text with a file", Kind.DELIVERED, "clean", Samples::notesRichText),
                new Sample("EICAR", Kind.QUARANTINED, "virus", file("invoice.txt", Contents::eicar)),
                new Sample(
                        "EICAR two zips deep",
                        Kind.QUARANTINED,
                        "virus",
                        file("reports.zip", Contents::eicarTwoZipsDeep)),
                new Sample(
                        "Program renamed to .pdf",
                        Kind.QUARANTINED,
                        "forbidden file",
                        file("invoice.pdf", Contents::windowsProgram)),
                new Sample(
                        "Document with a macro",
                        Kind.QUARANTINED,
                        "macro",
                        file("offer.docm", Contents::macroDocument)),
                new Sample(
                        "Encrypted zip",
                        Kind.QUARANTINED,
                        "encrypted container",
                        file("secret.zip", Contents::encryptedZip)),
                new Sample("Zip bomb", Kind.QUARANTINED, "beyond the limit", file("zeros.zip", Contents::zipBomb)),
                new Sample("Broken MIME", Kind.DELIVERED, "malformed", Samples::brokenMime),
                new Sample("20 MB attachment", Kind.DELIVERED, "too large", file("measurements.dat", Contents::large)),
                new Sample("GTUBE", Kind.QUARANTINED, "spam", smtp(Samples::gtube)),
                new Sample("Forged sender and date", Kind.MARKED, "suspected-spam", Samples::forged),
                new Sample("Tagged by another server", Kind.HONOURED, "tag of mail2/Acme", Samples::throughRelay));
    }

    private static MimeMessage cleanText(String subject) {
        return new MimeMessage(subject, "mixed").text("plain", "Shall we meet at noon?");
    }

    private static MimeMessage gtube(String subject) {
        return new MimeMessage(subject, "mixed").text("plain", Contents.gtube());
    }

    /** From a large provider, that it was never at, in a time zone that there is not. */
    private static long forged(Servers servers, String subject) throws IOException {
        String header = MimeMessage.header(subject)
                .replace("Ben <" + MimeMessage.SENDER + ">", "Yahoo Prize Office <prize@yahoo.com>")
                .replaceFirst("\r\nDate: [^\r]*", "\r\nDate: Mon, 05 Jan 2026 10:00:00 +4700");
        return SmtpClient.send(
                servers.home().domino().smtpPort(),
                out -> out.write(ascii(header + "Content-Type: text/plain\r\n\r\nPlease answer soon.\r\n")));
    }

    private static MimeMessage cleanHtml(String subject) {
        return new MimeMessage(subject, "related")
                .text("html", "<p>The new logo: <img src=\"cid:logo@example.test\" alt=\"logo\"></p>")
                .picture("logo@example.test", Contents.picture());
    }

    private static long notesRichText(Servers servers, String subject) throws Exception {
        Path attachment = servers.data().resolve("minutes.txt");
        Files.writeString(attachment, "Nothing was decided.\r\n");
        String mailBox = servers.home().domino().mailBoxes().get(0);
        return servers.home().domino().inNotesThread(() -> NotesClient.deposit(mailBox, subject, attachment));
    }

    /** Its parts are divided by another boundary than the one that it names: Domino keeps it whole, as an attached file. */
    private static long brokenMime(Servers servers, String subject) throws IOException {
        return SmtpClient.send(
                servers.home().domino().smtpPort(),
                out -> out.write(ascii(MimeMessage.header(subject)
                        + "Content-Type: multipart/mixed; boundary=\"this-one\"\r\n\r\n"
                        + "--that-one\r\nContent-Type: text/plain\r\n\r\nCan you read this?\r\n--that-one--\r\n")));
    }

    /** mail2/Acme scans it and tags it, and mail1/Acme takes its word. */
    private static long throughRelay(Servers servers, String subject) throws IOException {
        return SmtpClient.send(servers.relay().domino().smtpPort(), cleanText(subject)::writeTo);
    }

    private static Way file(String name, Attachment attachment) {
        return smtp(
                subject -> new MimeMessage(subject, "mixed").text("plain", TEXT).attachment(name, attachment.make()));
    }

    private static Way smtp(Message message) {
        return (servers, subject) -> {
            MimeMessage made = message.make(subject);
            return SmtpClient.send(servers.home().domino().smtpPort(), made::writeTo);
        };
    }

    /** Makes the bytes of a file. */
    private interface Attachment {
        byte[] make() throws IOException;
    }

    /** Makes a message with that subject. */
    private interface Message {
        MimeMessage make(String subject) throws IOException;
    }
}
