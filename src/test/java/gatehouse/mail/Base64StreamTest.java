package gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.Mails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base64StreamTest {
    @Test
    void shouldDecodeWhatTheStandardDecoderDecodes() throws IOException {
        Random random = new Random(7);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length * 97];
            random.nextBytes(bytes);
            byte[] text = Base64.getMimeEncoder().encode(bytes);
            Base64Stream stream = new Base64Stream(new ByteArrayInputStream(text));
            assertThat(stream.readAllBytes()).isEqualTo(bytes);
            assertThat(stream.isIrregular()).isFalse();
        }
    }

    @Test
    void shouldDecodeWhatSendersGetWrong() throws IOException {
        assertDecoded("QUI", "AB", false);
        assertDecoded("Q U\u0000-J!D", "ABC", false);
        assertDecoded("QQ==\r\nREVG", "ADEF", true);
        assertDecoded("=QUJD", "ABC", true);
        assertDecoded("Q=UJD", "ABC", true);
        assertDecoded("", "", false);
        assertDecoded("====", "", false);
    }

    private static void assertDecoded(String text, String expected, boolean irregular) throws IOException {
        Base64Stream stream = new Base64Stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo(expected);
        assertThat(stream.isIrregular()).isEqualTo(irregular);
    }

    @Test
    void shouldNameAPartThatGoesOnAfterItsEnd() {
        Mail mail = Mails.parse("Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\nQQ==\nREVG\n");
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("ADEF");
        assertThat(mail.unreadable()).extracting(Unreadable::reason).containsExactly(Unreadable.Reason.MALFORMED);
    }
}
