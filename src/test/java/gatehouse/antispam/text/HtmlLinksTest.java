package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlLinksTest {
    @Test
    void shouldCollectTheElementsAndTheAnchorsOfALink() {
        assertThat(links("<a href=' http://a.com/ '>one <b>two</b></a><img src=http://a.com/>"
                        + "<a href=http://a.com/>three</a> four"))
                .containsExactly(new HtmlUri("http://a.com/", Set.of("a", "img"), List.of("one two", "three")));
    }

    @Test
    void shouldEndAnAnchorAtTheNextOneAndWhereAllOfThemEnd() {
        assertThat(links("<a href=a>1<a href=b>2</a>3</a>4"))
                .containsExactly(
                        new HtmlUri("a", Set.of("a"), List.of("1")), new HtmlUri("b", Set.of("a"), List.of("23")));
    }

    @Test
    void shouldLeaveScriptsOutOfAnchors() {
        assertThat(links("<a href=a>1<script>2</script><style>3</style><img></a>"))
                .containsExactly(new HtmlUri("a", Set.of("a"), List.of("1<img>\n")));
    }

    @Test
    void shouldFindWhereAPageRefreshesTo() {
        assertThat(links("<meta http-equiv=Refresh content='5; URL=http://a.com/'>"))
                .containsExactly(new HtmlUri("http://a.com/", Set.of("meta"), List.of()));
    }

    @Test
    void shouldKeepNamesOfParametersThatLookLikeEntities() {
        assertThat(links("<img src='/?a&section=b&notify=c&amp;d&copy=e'>")
                        .get(0)
                        .uri())
                .isEqualTo("/?a&section=b&notify=c&d\u00a9=e");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.com/b/c.html, d, http://a.com/b/d",
        "http://a.com/b/c, d, http://a.com/b/c/d",
        "http://a.com/b/c?x, d, http://a.com/b/d",
        "http://a.com, d, http://a.com/d",
        "http://a.com/b/, ../d?../e, http://a.com/d?../e",
        "http://a.com/b/, c/./, http://a.com/b/c/",
        "http://a.com/b/, /d/./e, http://a.com/d/e",
        "http://a.com/b/, //d.com/, http://d.com/",
        "http://a.com/b/, #d, http://a.com/b/#d",
        "http://a.com/b/, http:d, http://a.com/b/d",
        "http://a.com/b/, mailto:d@e.com, mailto:d@e.com",
        "http://a.com/b/, cid:./d, cid:./d",
        "file:///b/, d, d",
        "b/c, d, d"
    })
    void shouldResolveAgainstTheBaseOfThePage(String base, String uri, String resolved) {
        List<HtmlUri> links = links("<base href='" + base + "'><img src='" + uri + "'>");

        assertThat(links).contains(new HtmlUri(resolved, Set.of("img"), List.of()));
    }

    @Test
    void shouldStepOutOfFoldersWithoutABase() {
        assertThat(links("<img src=../../a><img src=b/../c><img src=d/./e>").stream()
                        .map(HtmlUri::uri))
                .containsExactly("/a", "/c", "d/e");
    }

    @Test
    void shouldKeepTenThousandLinks() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            page.append("<a href=").append(i).append('>');
        }

        assertThat(links(page.toString())).hasSize(10_000);
    }

    private static List<HtmlUri> links(String html) {
        return HtmlRenderer.render(html, false).uris();
    }
}
