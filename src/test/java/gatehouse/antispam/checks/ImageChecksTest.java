package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.TextKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ImageChecksTest {
    private static final String GIF = "GIF89a\u0000\u0001\u0002\u0000\u0000\u0000\u0000;";
    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0010\0\0\0 \u0008\0\0\0\0";
    private static final String JPEG =
            "\u00ff\u00d8\u00ff\u00e0\0\u0004ab\u00ff\u00c0\0\u0011\u0008\0\u0003\0\u0005\u0003";

    @Test
    void shouldCountImagesOfATypeOrOfAll() {
        Ask ask = Ask.about(message(part("image/gif", GIF) + part("image/png", PNG) + part("image/gif", "no image")));

        assertThat(ask.whether("image_count", "gif", "2", "2")).isTrue();
        assertThat(ask.whether("image_count", "all", "3")).isTrue();
        assertThat(ask.whether("image_count", "png", "2")).isFalse();
        assertThat(ask.whether("image_count", "jpeg", "1")).isFalse();
    }

    @Test
    void shouldReadTheSizeOfEachFormat() {
        assertThat(Ask.about(message(part("image/gif", GIF))).whether("image_size_exact", "gif", "2", "256"))
                .isTrue();
        assertThat(Ask.about(message(part("image/png", PNG))).whether("image_size_exact", "all", "32", "16"))
                .isTrue();
        assertThat(Ask.about(message(part("image/jpg", JPEG))).whether("image_size_exact", "jpeg", "3", "5"))
                .isTrue();
        assertThat(Ask.about(message(part("image/jpg", JPEG))).whether("image_size_range", "all", "3", "5", "3", "4"))
                .isFalse();
        assertThat(Ask.about(message(part("image/jpg", JPEG))).whether("image_size_range", "all", "1", "1"))
                .isTrue();
    }

    @Test
    void shouldAddUpPixels() {
        Ask ask = Ask.about(message(part("image/png", PNG) + part("image/jpeg", JPEG)));

        assertThat(ask.whether("pixel_coverage", "all", "527", "527")).isTrue();
        assertThat(ask.whether("pixel_coverage", "png", "513")).isFalse();
    }

    @Test
    void shouldCompareTheTextOfTheRulesKindWithPixels() {
        Ask ask = Ask.about(
                message(part("image/png", PNG) + "--B\nContent-Type: text/html\n\n<b>" + "x".repeat(100) + "\n"));

        assertThat(ask.whether(TextKind.BODY, "image_to_text_ratio", "all", "0.000", "0.2"))
                .isTrue();
        assertThat(ask.whether(TextKind.RAWBODY, "image_to_text_ratio", "all", "0.2", "0.21"))
                .isTrue();
    }

    @Test
    void shouldKnowImagesByTheNameOfTheirFile() {
        Ask ask = Ask.about(message(part("image/gif; name=a.gif", GIF)));

        assertThat(ask.whether("image_named", "a.gif")).isTrue();
        assertThat(ask.whether("image_named", "a")).isFalse();
    }

    @Test
    void shouldTakeACutOffFileForOneWithoutSize() {
        for (String file : new String[] {GIF, PNG, JPEG}) {
            for (int length = 0; length < 10; length++) {
                String parts = part("image/gif", file.substring(0, length))
                        + part("image/png", file.substring(0, length))
                        + part("image/jpeg", file.substring(0, length));

                assertThat(Ask.about(message(parts)).whether("pixel_coverage", "all", "1"))
                        .isFalse();
            }
        }
    }

    private static String message(String parts) {
        return "Content-Type: multipart/mixed; boundary=B\n\n" + parts + "--B--\n";
    }

    private static String part(String type, String file) {
        return "--B\nContent-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.ISO_8859_1)) + "\n";
    }
}
