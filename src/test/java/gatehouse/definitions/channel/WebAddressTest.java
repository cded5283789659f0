package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    private static final URI SECURE = URI.create("https://rules.example/1.tar.gz");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://a.example/",
                "http:///",
                "http://",
                "http://user@a.example/",
                "http://a.example:99999/",
                "http://a.example/\u0000",
                "http://a.example/ b",
                "gopher://a.example",
                ""
            })
    void shouldRefuseWhatIsNoUsableUrl(String text) {
        assertThat(WebAddress.parse(text)).isEmpty();
    }

    @Test
    void shouldRefuseAUrlWithoutEnd() {
        assertThat(WebAddress.parse("http://a.example/" + "a".repeat(3_000))).isEmpty();
    }

    @Test
    void shouldEndAFolderInASlash() {
        assertThat(WebAddress.folder("HTTP://a.example/rules")).contains(URI.create("HTTP://a.example/rules/"));
    }

    @Test
    void shouldFollowRedirectsButNotAwayFromHttps() throws Exception {
        assertThat(WebAddress.redirected(SECURE, "/2.tar.gz")).isEqualTo(URI.create("https://rules.example/2.tar.gz"));
        assertThat(WebAddress.redirected(URI.create("http://a.example/"), "https://b.example/"))
                .isEqualTo(URI.create("https://b.example/"));
        assertThatThrownBy(() -> WebAddress.redirected(SECURE, "http://rules.example/1.tar.gz"))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("from HTTPS to HTTP");
        assertThatThrownBy(() -> WebAddress.redirected(SECURE, "file:///etc/passwd"))
                .isInstanceOf(ChannelException.class);
    }
}
