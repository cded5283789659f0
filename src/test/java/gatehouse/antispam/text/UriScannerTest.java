package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriScannerTest {
    private static final RegistryBoundaries REGISTRIES =
            RegistryBoundaries.of(Set.of("com", "uk"), Set.of("co.uk"), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see http://a.com/b. | http://a.com/b WITH_SCHEME",
                "(http://a.com/b) | http://a.com/b WITH_SCHEME",
                "http://a.com/b(c)d, | http://a.com/b(c)d WITH_SCHEME",
                "<HTTPS://A.com/?b=c&d> | HTTPS://A.com/?b=c&d WITH_SCHEME",
                "\"www.a.com\" | http://www.a.com SCHEMELESS",
                "ftp.a.com/b | ftp://ftp.a.com/b SCHEMELESS",
                "a.com. | http://a.com UNLINKED",
                "a.com:8080/b | http://a.com:8080/b UNLINKED",
                "x,a.co.uk/b | http://a.co.uk/b UNLINKED",
                "write to a.b@a.com! | mailto:a.b@a.com SCHEMELESS",
                "E-mail:b@a.com | mailto:b@a.com SCHEMELESS",
                "mailto:b@a.com?subject=c | mailto:b@a.com?subject=c WITH_SCHEME"
            })
    void shouldFind(String text, String found) {
        assertThat(scan(text)).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.unknown", "a.comb", "-a.com", "mailto:", "www.", "http", "a.com!", "a_.b", "1.2.3.4", "e.g. x"
            })
    void shouldFindNothingIn(String text) {
        assertThat(scan(text)).isEmpty();
    }

    @Test
    void shouldFindSeveralInTheirOrder() {
        assertThat(scan("http://a.com/ b@a.com,www.b.com; c.com"))
                .containsExactly(
                        "http://a.com/ WITH_SCHEME",
                        "mailto:b@a.com SCHEMELESS",
                        "http://www.b.com SCHEMELESS",
                        "http://c.com UNLINKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "@", "a@", "a@a.", "www.", "a.", "a-", "(", "mailto:", "http:", "a/@", ".com"})
    void shouldFindEachOctetInAtMostOneUri(String unit) {
        String text = unit.repeat(20_000);

        assertThat(scan(text).stream().mapToInt(String::length).sum()).isLessThan(3 * text.length() + 100);
    }

    private static List<String> scan(String text) {
        List<String> found = new ArrayList<>();
        UriScanner.scan(text, REGISTRIES, (uri, form) -> found.add(uri + " " + form));
        return found;
    }
}
