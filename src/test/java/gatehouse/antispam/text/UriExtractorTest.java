package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UriExtractorTest {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(),
            List.of(),
            Redirectors.NONE,
            RegistryBoundaries.of(Set.of("com", "uk"), Set.of("co.uk"), Set.of()));

    @Test
    void shouldKnowWhereAUriStandsAndWhomItLeadsTo() {
        UriDetail uri = details(
                        "Content-Type: text/html\n\n<a href='http://www.a.co.uk:80/'>here</a> http://www.a.co.uk:80/")
                .get(0);

        assertThat(uri.raw()).isEqualTo("http://www.a.co.uk:80/");
        assertThat(uri.types()).containsExactlyInAnyOrder("a", "parsed");
        assertThat(uri.cleaned()).containsExactlyInAnyOrder("http://www.a.co.uk:80/", "http://www.a.co.uk/");
        assertThat(uri.anchors()).containsExactly("here");
        assertThat(uri.hosts()).isEqualTo(Map.of("www.a.co.uk", "a.co.uk"));
        assertThat(uri.domains()).containsExactly("a.co.uk");
    }

    @Test
    void shouldLeaveOutWhatATextCannotMean() {
        assertThat(details("Subject: a.com/b\n\nhttp://a.unknown/ b@10.0.0.1 http://10.0.0.1/"))
                .extracting(UriDetail::raw)
                .containsExactly("http://a.com/b", "http://10.0.0.1/");
    }

    @Test
    void shouldKeepLinksWithoutAHost() {
        assertThat(details("Content-Type: text/html\n\n<a href=#b>c</a><img src=cid:d>"))
                .extracting(UriDetail::raw)
                .containsExactly("#b", "cid:d");
    }

    @Test
    void shouldKnowTheHostsOfSignersWithoutShowingThemToUriRules() {
        MessageTexts texts = texts("DKIM-Signature: v=1; d=a.\n com; s=x\n\nb");

        assertThat(texts.uriDetails()).extracting(UriDetail::hosts).containsExactly(Map.of("a.com", "a.com"));
        assertThat(texts.uris()).isEmpty();
    }

    @Test
    void shouldCutLinksThatAreTooLong() {
        MessageTexts texts = texts("Content-Type: text/html\n\n<a href=http://a.com/" + "b".repeat(9_000) + ">");

        assertThat(texts.hasTruncatedUri()).isTrue();
        assertThat(texts.uris()).allMatch(uri -> uri.length == 8_192);
    }

    @Test
    void shouldBoundTheNumberOfUris() {
        String links = IntStream.range(0, 12_000)
                .mapToObj(i -> "<a href=x" + i + ">")
                .reduce("Content-Type: text/html\n\n", String::concat);

        assertThat(details(links)).hasSize(10_000);
    }

    @Test
    void shouldBoundWhatTheyAreWhenCanonicalised() {
        String nested = "http://a.com/".repeat(600);
        String links = IntStream.range(0, 200)
                .mapToObj(i -> "<a href=" + nested + i + ">")
                .reduce("Content-Type: text/html\n\n", String::concat);

        assertThat(texts(links).uris().stream().mapToInt(uri -> uri.length).sum())
                .isBetween(1_000_000, 1_000_000 + 100 * 8_192);
    }

    private static List<UriDetail> details(String message) {
        return texts(message).uriDetails();
    }

    private static MessageTexts texts(String message) {
        return MessageTexts.of(message.getBytes(StandardCharsets.ISO_8859_1), SETTINGS);
    }
}
