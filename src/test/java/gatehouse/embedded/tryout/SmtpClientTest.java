package gatehouse.embedded.tryout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpClientTest {
    private static final String BODY = ".\r\n..\r\n.a line that begins with a dot\r\n";

    @TempDir
    Path data;

    @Test
    void shouldBringLinesThatBeginWithADot() throws IOException {
        try (EmbeddedDomino domino = start()) {
            domino.person(MimeMessage.RECIPIENT, "mail/anna.nsf");
            SmtpClient.send(
                    domino.smtpPort(), out -> out.write(Contents.ascii(MimeMessage.header("Dots") + "\r\n" + BODY)));
            assertThat(body(domino.database("mail.box"))).isEqualTo("\r\n" + BODY);
        }
    }

    @Test
    void shouldFailWhenTheServerRefuses() {
        try (EmbeddedDomino domino = start()) {
            assertThatThrownBy(() -> SmtpClient.send(domino.smtpPort(), out -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("RCPT TO");
        }
    }

    private EmbeddedDomino start() {
        return EmbeddedDomino.builder("mail1/Acme", data).build().start();
    }

    /** Of the one message, which the mail rule holds. */
    private static String body(NsfStore mailBox) throws IOException {
        Note note = mailBox.byNoteId(mailBox.select(any -> true).get(0)).orElseThrow();
        ItemValue.MimePart part =
                (ItemValue.MimePart) note.first("Body").orElseThrow().value();
        try (InputStream in = mailBox.openBlob(part.entity(), 0, part.entity().length())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
