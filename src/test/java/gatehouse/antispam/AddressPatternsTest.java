package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "ann@example.org, ann@example.org",
        "ann@example.org, <Ann@Example.ORG>",
        "*@example.org, ann@example.org",
        "a?n@*.org, ann@mail.example.org",
        "example.org, ann@example.org",
        "*.example.org, ann@a.b.example.org",
        "*, ann@example.org"
    })
    void shouldFit(String pattern, String address) {
        assertThat(new AddressPatterns(List.of(pattern)).ofEnvelope(address)).hasValue(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "ann@example.org, joann@example.org",
        "ann@example.org, ann@example.org.evil.test",
        "example.org, ann@mail.example.org",
        "*.example.org, ann@example.org",
        "*.example.org, ann@badexample.org",
        "example.org, example.org@evil.test",
        "a?n@example.org, an@example.org",
        "*, <>"
    })
    void shouldNotFit(String pattern, String address) {
        assertThat(new AddressPatterns(List.of(pattern)).ofEnvelope(address)).isEmpty();
    }

    @Test
    void shouldCompareTheHeaderOnlyWhereAPatternSaysSo() {
        AddressPatterns patterns = new AddressPatterns(List.of("ann@example.org", "from:*@bulk.test"));
        assertThat(patterns.ofHeader("Ann <ann@example.org>")).isEmpty();
        assertThat(patterns.ofHeader("\"ann@example.org\" <sale@bulk.test>")).hasValue("from:*@bulk.test");
        assertThat(patterns.ofEnvelope("sale@bulk.test")).isEmpty();
    }

    @Test
    void shouldNotTakeLongForHostileAddresses() {
        AddressPatterns patterns = new AddressPatterns(List.of("*a*a*a*a*a*a*a*a*a*b@example.org"));
        assertThat(patterns.ofEnvelope("a".repeat(20_000) + "@example.org")).isEmpty();
    }
}
