package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryBoundariesTest {
    private static final RegistryBoundaries REGISTRIES =
            RegistryBoundaries.of(Set.of("com", "uk", "xn--p1ai"), Set.of("co.uk"), Set.of("city.co.uk"));

    @ParameterizedTest
    @CsvSource({
        "www.a.com,a.com",
        "a.com,a.com",
        "com,com",
        "www.a.co.uk,a.co.uk",
        "co.uk,co.uk",
        "x.a.city.co.uk,a.city.co.uk",
        "WWW.A.Com,a.com",
        ".www..a.com.,a.com",
        "a.b.unknown,b.unknown",
        "., ''",
        "'', ''"
    })
    void shouldTrimHostsToTheDomainsThatAreRegistered(String host, String domain) {
        assertThat(REGISTRIES.domainOf(host)).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({"a.com,true", "a.COM,true", "com,false", ".com,false", "a.net,false", "a.com.,false", "'',false"})
    void shouldKnowHostsByTheirTopLevelDomain(String host, boolean known) {
        assertThat(REGISTRIES.isKnown(host)).isEqualTo(known);
    }

    @Test
    void shouldTakeInternationalNamesInUtf8() {
        String host = Octets.of("www.пример.рф".getBytes(StandardCharsets.UTF_8));

        assertThat(REGISTRIES.domainOf(host)).isEqualTo("xn--e1afmkfd.xn--p1ai");
        assertThat(REGISTRIES.isKnown(host)).isTrue();
    }
}
