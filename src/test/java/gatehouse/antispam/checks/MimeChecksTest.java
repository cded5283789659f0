package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeChecksTest {
    private static final String PLAIN = "Content-Type: text/plain; charset=us-ascii\n";

    @ParameterizedTest
    @CsvSource({
        "mime_base64_count,Content-Type: image/gif,base64",
        "mime_base64_encoded_text,Content-Type: text/plain; charset=us-ascii,base64",
        "mime_body_html_count,Content-Type: TEXT/HTML,7bit",
        "mime_body_text_count,X: y,7bit",
        "mime_bad_iso_charset,Content-Type: text/plain; charset=iso-10646-utf-1,7bit",
        "mime_attachment,Content-Disposition: attachment; filename=a,7bit"
    })
    void shouldKnowWhatHeadersOfPartsSay(String fact, String field, String encoding) {
        String message = field + "\nContent-Transfer-Encoding: " + encoding + "\n\nx\n";

        assertThat(Ask.about(message).whether("check_for_mime", fact)).isTrue();
        assertThat(Ask.about("Content-Type: image/png\n\nx\n").whether("check_for_mime", fact))
                .isFalse();
    }

    @Test
    void shouldNotWonderAboutBase64OfTextThatIsAttachedOrOfACharsetThatNeedsIt() {
        String base64 = "Content-Transfer-Encoding: base64\n";

        assertThat(Ask.about(PLAIN + base64 + "Content-Disposition: attachment\n\nx")
                        .whether("check_for_mime", "mime_base64_encoded_text"))
                .isFalse();
        assertThat(Ask.about("Content-Type: text/plain; charset=utf-8\n" + base64 + "\nx")
                        .whether("check_for_mime", "mime_base64_encoded_text"))
                .isFalse();
    }

    @Test
    void shouldCountQuotedPrintableOnlyWhereItEncodesMoreThanItMust() {
        String quoted = PLAIN + "Content-Transfer-Encoding: quoted-printable\n\n";

        assertThat(Ask.about(quoted + "=C3=A4 =3D =20\n").whether("check_for_mime", "mime_qp_count"))
                .isFalse();
        assertThat(Ask.about(quoted + "=41\n").whether("check_for_mime", "mime_qp_count"))
                .isTrue();
        assertThat(Ask.about(quoted + "=41=42\n").whether("check_qp_ratio", "0.28"))
                .isTrue();
        assertThat(Ask.about(quoted + "=41=42\n").whether("check_qp_ratio", "0.29"))
                .isFalse();
    }

    @Test
    void shouldAllowLinesOfSeventyEightInQuotedPrintable() {
        String quoted = PLAIN + "Content-Transfer-Encoding: quoted-printable\n\n";

        assertThat(Ask.about(quoted + "x".repeat(78) + "\n").whether("check_for_mime", "mime_qp_long_line"))
                .isFalse();
        assertThat(Ask.about(quoted + "x".repeat(79) + "\n").whether("check_for_mime", "mime_qp_long_line"))
                .isTrue();
    }

    @Test
    void shouldKnowMessagesOfHtmlOnly() {
        String html = "--B\nContent-Type: text/html\n\n<p>\n";
        String text = "--B\nContent-Type: text/plain\n\nx\n";
        String multipart = "Content-Type: multipart/mixed; boundary=B\n\n";

        assertThat(Ask.about(multipart + html + "--B--\n").whether("check_for_mime_html_only"))
                .isTrue();
        assertThat(Ask.about(multipart + text + html + "--B--\n").whether("check_for_mime_html_only"))
                .isFalse();
        assertThat(Ask.about(multipart + text + html + "--B--\n").whether("check_for_mime_html"))
                .isTrue();
        assertThat(Ask.about(multipart + text + "--B--\n").whether("check_for_mime_html"))
                .isFalse();
    }

    @Test
    void shouldCompareTheSizesOfTheLastAlternatives() {
        String message = """
                Content-Type: multipart/alternative; boundary=B

                --B
                Content-Type: text/plain

                x
                --B
                Content-Type: text/html

                <p>xxxxxxx
                --B--
                """;

        assertThat(Ask.about(message).whether("check_mime_multipart_ratio", "0.1", "0.11"))
                .isTrue();
        assertThat(Ask.about(message).whether("check_mime_multipart_ratio", "0.11", "2"))
                .isFalse();
        assertThat(Ask.about("X: y\n\nx").whether("check_mime_multipart_ratio", "1", "1.1"))
                .isTrue();
    }

    @Test
    void shouldFindWhatIsNoAsciiInAsciiAndEscapesInPlainText() {
        assertThat(Ask.about(PLAIN + "\nx\u00e4\n").whether("check_for_ascii_text_illegal"))
                .isTrue();
        assertThat(Ask.about(PLAIN + "\nx\n").whether("check_for_ascii_text_illegal"))
                .isFalse();
        assertThat(Ask.about(PLAIN + "\n&#x4E2D;" + "x".repeat(49) + "\n")
                        .whether("check_abundant_unicode_ratio", "0.02"))
                .isTrue();
        assertThat(Ask.about(PLAIN + "\n&#x4E2D;" + "x".repeat(50) + "\n")
                        .whether("check_abundant_unicode_ratio", "0.02"))
                .isFalse();
    }

    @Test
    void shouldMeasureCapitalsOfLongTextsInLatinLetters() {
        String text = "AB cd ".repeat(40) + "\n";

        assertThat(Ask.about(PLAIN + "\n" + text).whether("check_for_uppercase", "49", "50"))
                .isTrue();
        assertThat(Ask.about(PLAIN + "\nAB cd\n").whether("check_for_uppercase", "0", "100"))
                .isFalse();
        assertThat(Ask.about("Content-Type: text/plain; charset=koi8-r\n\n" + text)
                        .whether("check_for_uppercase", "0", "100"))
                .isFalse();
    }

    @Test
    void shouldFindAlternativesThatAreNoText() {
        String message = """
                Content-Type: multipart/alternative; boundary=B

                --B
                Content-Type: text/plain

                x
                --B
                Content-Type: TYPE

                x
                --B--
                """;

        assertThat(Ask.about(message.replace("TYPE", "image/gif")).whether("check_ma_non_text"))
                .isTrue();
        assertThat(Ask.about(message.replace("TYPE", "text/html")).whether("check_ma_non_text"))
                .isFalse();
    }

    @Test
    void shouldMeasureTheLongestLineOfBase64() {
        String message = "Content-Transfer-Encoding: base64\n\n" + "A".repeat(78) + "\nAAAA\n";

        assertThat(Ask.about(message).whether("check_base64_length", "79")).isTrue();
        assertThat(Ask.about(message).whether("check_base64_length", "78", "78"))
                .isFalse();
    }

    @Test
    void shouldKnowTheFlagsOfTheParserByName() {
        assertThat(Ask.about("Subject: x\n").whether("check_msg_parse_flags", "missing_head_body_separator"))
                .isTrue();
        assertThatThrownBy(() -> Ask.about("X: y\n\n").whether("check_msg_parse_flags", "no_such_flag"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldBeThereForEveryRuleSet() throws Exception {
        RuleSetModel model = new RuleSetParser().parse(List.of());

        assertThat(Checks.of(model, Registries.of(model)).functions())
                .contains("check_for_mime", "check_for_faraway_charset", "tvd_vertical_words", "image_count");
    }
}
