package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Megabytes made to be gone through again and again: what is not linear does not end here. */
@Timeout(60)
class HostileHtmlTest {
    private static final int SIZE = 1_000_000;

    static Stream<String> units() {
        return Stream.of(
                "<",
                "</",
                "&",
                "&#",
                "&#1",
                "&amp",
                "-",
                "/>",
                "<a/>",
                " />",
                "<!",
                "<!--",
                "<!-- ",
                "<!-->",
                "<!doctype ",
                "<!doctype \"",
                "<!doctype \">\" ",
                "<!doctype -",
                "<![",
                "<![a",
                "<![cdata[",
                "<?",
                "<a ",
                "<a b",
                "<a b=",
                "<a b=\"",
                "<a b='\"",
                "</a \"",
                "<xmp",
                "<xmp>",
                "<xmp></",
                "<title>",
                "<title></",
                "<title></title ",
                "<style>",
                "<script></script ",
                "<textarea>",
                "<font>",
                "<font></td>",
                "<td>",
                "<font><td>",
                "<table><tr><td>",
                "<a>b<img>",
                "<p style='a:b;color:red;",
                "<p style=';",
                "<font size=1>a",
                "<span style=display:none>a",
                "</p></b>",
                "a ",
                " ");
    }

    @ParameterizedTest
    @MethodSource("units")
    void shouldRenderMegabytesOf(String unit) {
        String html = unit.repeat(SIZE / unit.length());
        HtmlRenderer.Rendered page = HtmlRenderer.render(html, false);

        assertThat(page.text().all().length()).isLessThanOrEqualTo(2 * SIZE);
        assertThat(page.facts(SIZE, SIZE, false).number("length")).hasValue(SIZE);
    }

    @ParameterizedTest
    @MethodSource("units")
    void shouldRenderMegabytesOfEndsBehindManyOpenElements(String unit) {
        String html = "<font><p><span><td>".repeat(20_000) + unit.repeat(SIZE / 2 / unit.length()) + "\"'-->";

        assertThat(HtmlRenderer.render(html, true).text().all().length()).isPositive();
    }
}
