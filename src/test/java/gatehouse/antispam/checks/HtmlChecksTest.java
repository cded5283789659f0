package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.Redirectors;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.TextSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlChecksTest {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(), List.of(), Redirectors.NONE, RegistryBoundaries.of(Set.of(), Set.of(), Set.of()));
    private static final String TEXT = "Subject: x\n\na";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<b>a</b>| html_test html| 1",
                "<b>a</b>| html_test embeds| 0",
                "<title>a</title>| html_test title| 1",
                "<img src=a>| html_test image_area| 0",
                "<b>a</b>| html_eval length < 10| 1",
                "<b>a</b>| html_eval length > 10| 0",
                "<b>a</b>| html_eval other < 10| 0",
                "<b>a</b>| html_range length 8 9| 1",
                "<b>a</b>| html_range length 9 10| 0",
                "<b>a</b>| html_range length 8 inf| 1",
                "<b>a</b>| html_range bad_tag_ratio 0 1| 0",
                "<b>a</b>| html_tag_exists b| 1",
                "<b>a</b>| html_tag_exists i| 0",
                "<body></body>| html_tag_balance body != 0| 0",
                "<body>| html_tag_balance body != 0| 1",
                "<body>| html_tag_balance head == 0| 0",
                "<!-- abc -->| html_text_match comment b.| 1",
                "<!-- abc -->| html_text_match comment B| 0",
                "<!-- abc -->| html_text_match anchor .| 0",
                "<!-- a --><!-- b -->| html_text_not_match comment a| 1",
                "<!-- a --><!-- b -->| html_text_not_match comment -| 0",
                "<!-- a -->| html_text_not_match title a| 0",
                "<img>a| html_image_only 0 7| 1",
                "<img>a| html_image_only 7 9| 0",
                "<b>a</b>| html_image_only 0 99| 0",
                "<img width=2 height=5>a| html_image_ratio 0 0.1| 1",
                "<img width=2 height=5>a| html_image_ratio 0.1 1| 0",
                "<img>a| html_image_ratio 0 9| 0",
                "<title>123456789</title>| html_title_subject_ratio 1.4| 1",
                "<title>123456789</title>| html_title_subject_ratio 1.5| 0",
                "<b>a</b>| html_title_subject_ratio 0| 0",
                "<iframe src=a></iframe>| check_iframe_src| 1",
                "<iframe></iframe>| check_iframe_src| 0",
                "<meta content='text/html; charset=big5'>| html_charset_faraway| 0"
            })
    void shouldAskAboutHtml(String html, String call, int value) {
        String message = "Subject: 12345\nContent-Type: text/html\n\n" + html + "\n";

        assertThat(value(call, message)).isEqualTo(value);
    }

    @Test
    void shouldAskAboutEachHtmlPart() {
        String message = """
                Content-Type: multipart/mixed; boundary=B

                --B
                Content-Type: text/html

                <title>one</title>
                --B
                Content-Type: text/html

                <center>
                --B
                Content-Type: text/html

                --B--
                """;

        assertThat(value("html_text_match title one", message)).isEqualTo(1);
        assertThat(value("html_tag_exists center", message)).isEqualTo(1);
        assertThat(value("html_range length 17 18", message)).isEqualTo(1);
        assertThat(value("html_range length 7 8", message)).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfMessagesWithoutHtml() {
        for (String call : List.of(
                "html_test html",
                "html_tag_balance b == 0",
                "html_range length 0 inf",
                "html_text_not_match title a",
                "html_image_only 0 100",
                "html_title_subject_ratio 0",
                "check_iframe_src")) {
            assertThat(value(call, TEXT)).as(call).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "html_test",
        "html_eval length",
        "html_eval length < x",
        "html_range length a b",
        "html_image_only",
        "html_text_match title (",
        "html_tag_balance b system"
    })
    void shouldRefuseWrongArguments(String call) {
        assertThatThrownBy(() -> value(call, TEXT)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A comparison is one argument. */
    private static int value(String call, String message) {
        boolean comparing = call.startsWith("html_eval") || call.startsWith("html_tag_balance");
        String[] words = call.split(" ", comparing ? 3 : -1);
        CheckMaker maker = Objects.requireNonNull(HtmlChecks.makers().get(words[0]), call);
        Check check = maker.make(Arrays.asList(words).subList(1, words.length));
        return check.value(
                new CheckedMessage(MessageTexts.of(message.getBytes(StandardCharsets.ISO_8859_1), SETTINGS)));
    }
}
