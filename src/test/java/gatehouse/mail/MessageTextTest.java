package gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.Mails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        String body = "für alle\n  = und\r\n\n" + "x".repeat(3_000) + "\n.\n";
        Mail mail = Mails.parse(write(body, new Header("From", "\"Jörg Müller\" <j@example.org>")));
        assertThat(mail.header("From").map(HeaderText::decode)).contains("\"Jörg Müller\" <j@example.org>");
        assertThat(mail.parts().get(0).charset()).contains("utf-8");
        String text = new String(
                Mails.text(mail.parts().get(0)).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo(body.replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    @Test
    void shouldReadBackLongValues() throws IOException {
        String subject = "ÄÖÜ 你好 ".repeat(60) + "plain end".repeat(20) + " and more".repeat(40);
        Mail mail = Mails.parse(write("x", new Header("Subject", subject)));
        assertThat(mail.header("Subject").map(HeaderText::decode)).contains(subject.strip());
        String written = new String(write("x", new Header("Subject", subject)), StandardCharsets.US_ASCII);
        assertThat(written.lines()).allMatch(line -> line.length() < 998);
    }

    @Test
    void shouldNotLetAValueBeginAnotherField() throws IOException {
        Mail mail = Mails.parse(write(
                "text",
                new Header("Subject", "a\r\nBcc: evil@example.org\n\nbody\u0000\u2028x"),
                new Header("X\r\nEvil", "1"),
                new Header("Bad Name:", "1"),
                new Header("Content-Type", "application/zip")));
        assertThat(mail.headers())
                .extracting(Header::name)
                .containsExactly("Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding");
        assertThat(mail.header("Content-Type")).contains("text/plain; charset=UTF-8");
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("text");
    }

    private static byte[] write(String body, Header... headers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageText.write(List.of(headers), body, out);
        return out.toByteArray();
    }
}
