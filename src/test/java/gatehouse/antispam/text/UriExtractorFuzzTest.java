package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a text is, its URIs can be had, and none is longer than the bound. A fuzzer starts from these seeds. */
public class UriExtractorFuzzTest {
    static Stream<String> shouldFindUris() {
        return Stream.of(
                "",
                "http://a.com/ www.b.com, c.com/d?e=f#g <mailto:h@i.com> ftp.j.com",
                "<a href=\"http://a.com/?u=http://b.com\">x</a><base href=http://c.com/><img src=//d.com/e>",
                "http://%61%2e%63om:80/../%zz http://1.2.3.4/ http://0x7f000001/ http://[::1]/ http://a@b@c.com",
                "http://xn--a-ecp.com http://\u00c3\u00a4.com javascript:x data:y http:\\\\a.com http:///a.com");
    }

    @ParameterizedTest
    @MethodSource
    void shouldFindUris(String text) {
        fuzzerTestOneInput(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What a fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] text) {
        String octets = new String(text, StandardCharsets.ISO_8859_1);
        for (String type : new String[] {"text/plain", "text/html"}) {
            byte[] message = ("Content-Type: " + type + "\n\n" + octets).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(MessageTexts.of(message, HostileMessageTest.SETTINGS).uris())
                    .allMatch(uri -> uri.length <= 3 * 8_192);
        }
    }
}
