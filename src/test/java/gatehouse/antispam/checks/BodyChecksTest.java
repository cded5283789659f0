package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyChecksTest {
    private static final String ALTERNATIVES = """
            Content-Type: multipart/alternative; boundary=B

            --B
            Content-Type: text/plain

            TEXT
            --B
            Content-Type: text/html

            HTML
            --B--
            """;

    @ParameterizedTest
    @CsvSource({
        "one two,<p>one two,0",
        "one two -,<p>one two three four,50",
        "one,<p>one one two,100",
        "one,<img src=x>,100",
        "one,<p>,0",
        "a b c d,<p>e,100"
    })
    void shouldCountTheWordsThatOnlyTheHtmlHas(String text, String html, int percentage) {
        Ask ask = Ask.about(ALTERNATIVES.replace("TEXT", text).replace("HTML", html));

        assertThat(ask.whether("multipart_alternative_difference", "0", String.valueOf(percentage)))
                .isTrue();
        assertThat(ask.whether("multipart_alternative_difference", String.valueOf(percentage), "100"))
                .isEqualTo(percentage == 0);
    }

    @Test
    void shouldCompareTheNumbersOfWords() {
        Ask ask = Ask.about(ALTERNATIVES.replace("TEXT", "a b c d e f g").replace("HTML", "a b"));

        assertThat(ask.whether("multipart_alternative_difference_count", "3", "1"))
                .isTrue();
        assertThat(ask.whether("multipart_alternative_difference_count", "3.5", "1"))
                .isFalse();
        assertThat(ask.whether("multipart_alternative_difference_count", "3", "2"))
                .isFalse();
    }

    @Test
    void shouldCountBlankLinesOfTextsWithEnoughLines() {
        Ask ask = Ask.about("X: y\n\na\n\n \t\n\n\n");

        assertThat(ask.whether("check_blank_line_ratio", "79", "80", "5")).isTrue();
        assertThat(ask.whether("check_blank_line_ratio", "79", "80", "6")).isFalse();
    }

    @Test
    void shouldTakeTheLineWithTheMostSpaces() {
        Ask ask = Ask.about("Subject: abcdefghij\n\na b c d\n\nabc\n");

        assertThat(ask.whether("tvd_vertical_words", "60", "61")).isTrue();
        assertThat(ask.whether("tvd_vertical_words", "0", "60")).isFalse();
    }

    @Test
    void shouldCountDifferentLabelsOfShares() {
        Ask ask = Ask.about("X: y\n\nStock Symbol: ABC\nCurrent Price:\n1.00\nSymbol: ABC\nSubject: x\nSector:\n");

        assertThat(ask.whether("check_stock_info", "2")).isTrue();
        assertThat(ask.whether("check_stock_info", "3")).isFalse();
    }

    @Test
    void shouldMeasureTheBodyAsItCame() {
        assertThat(Ask.about("X: y\r\n\r\na\r\n").whether("check_body_length", "3"))
                .isTrue();
        assertThat(Ask.about("X: y\r\n\r\na\r\n").whether("check_body_length", "2"))
                .isFalse();
    }

    @Test
    void shouldPartTextAndSignatureAtTheLastSeparatorWithSomethingBehind() {
        Ask ask = Ask.about("X: y\n\nfour\n-- \nsignature\n-- \n");

        assertThat(ask.whether("plaintext_body_length", "5", "5")).isTrue();
        assertThat(ask.whether("plaintext_sig_length", "15", "15")).isTrue();
        assertThat(ask.whether("plaintext_body_sig_ratio", "0.3", "0.4")).isTrue();
        assertThat(Ask.about("X: y\n\nfour\n").whether("plaintext_body_sig_ratio", "1000000"))
                .isTrue();
        assertThat(Ask.about("Content-Type: text/html\n\nfour\n").whether("plaintext_body_length", "0"))
                .isFalse();
    }
}
