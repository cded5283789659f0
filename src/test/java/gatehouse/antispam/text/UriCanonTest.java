package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriCanonTest {
    private static final RegistryBoundaries REGISTRIES =
            RegistryBoundaries.of(Set.of("com", "example"), Set.of(), Set.of());

    @ParameterizedTest
    @CsvSource({
        "http://a%2Ecom/%41, http://a.com/A",
        "http:\\\\a.com\\b, http://a.com/b",
        "http:/a.com, http://a.com",
        "a.com/b, http://a.com/b",
        "ftp.a.com, ftp://ftp.a.com",
        "http://a.com?b, http://a.com/?b",
        "http://a.com:80/b, http://a.com/b",
        "https://a.com:443/b, https://a.com/b",
        "http://a.com./b, http://a.com/b",
        "http://a b.com/, http://ab.com/",
        "http://3232235777/, http://192.168.1.1/",
        "http://0x7f000001/x, http://127.0.0.1/x",
        "http://0300.0xa8.1.2/, http://192.168.1.2/",
        "http://user@10.1.2.3/, http://10.1.2.3/",
        "http://name/, http://www.name.com/",
        "mailto:a@b.com?subject=c, mailto:a@b.com",
        "mailto:A <a@b.com>, mailto:a@b.com",
        "http://a.com/x?u=http://b.com/y&v=1, http://b.com/y",
        "http://a.com/http%3a//b.com, http://b.com",
        "http://ä.com/, http://xn--4ca.com/"
    })
    void shouldFindWhatAUriHides(String uri, String plain) {
        assertThat(variants(uri)).contains(Octets.utf8(uri), plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.com/b?c=d#e",
                "http://a.com:8080/",
                "http://a.com/%20%0a",
                "https://name/",
                "http://localhost/",
                "mailto:a@b.com",
                "#anchor",
                "/path",
                "?query",
                "cid:part@a.com",
                "http://a.com/http:b"
            })
    void shouldLeaveAloneWhatHidesNothing(String uri) {
        assertThat(variants(uri)).containsExactly(uri);
    }

    @Test
    void shouldJoinAUriThatWasBroken() {
        assertThat(variants("http://a.\r\ncom/b")).containsExactly("http://a.com/b");
    }

    @Test
    void shouldFollowRedirectorsAndCanonicaliseTheirTargets() {
        Redirectors redirectors =
                uri -> uri.startsWith("http://go.com/") ? List.of(uri.substring("http://go.com/".length())) : List.of();

        assertThat(UriCanon.variants("http://go.com/a%2ecom", settings(redirectors)))
                .contains("a.com", "http://a.com");
    }

    @Test
    void shouldEndWithRedirectorsThatLeadInACircle() {
        Redirectors circle = uri -> List.of("http://a.com/" + (uri.length() % 3));

        assertThat(UriCanon.variants("http://a.com/", settings(circle))).hasSizeLessThan(10);
    }

    @Test
    void shouldStopAtAHundredVariants() {
        String nested = "http://a.com/".repeat(600);

        assertThat(variants(nested)).hasSize(100);
    }

    private static Set<String> variants(String uri) {
        return UriCanon.variants(Octets.utf8(uri), settings(Redirectors.NONE));
    }

    private static TextSettings settings(Redirectors redirectors) {
        return new TextSettings(List.of(), List.of(), redirectors, REGISTRIES);
    }
}
