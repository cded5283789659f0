package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10., 10.1.2.3, true",
        "10.1., 10.2.0.1, false",
        "10.1/16, 10.1.9.9, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/32, 2001:db8:1::1, true",
        "[2001:db8::1], 2001:db8::1, true",
        "2001:db8::/32, 192.0.2.1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "!10.0.1.0/24 10.0.0.0/8, 10.0.1.1, false",
        "!10.0.1.0/24 10.0.0.0/8, 10.0.2.1, true",
        "10.0.0.0/8 !10.0.1.0/24, 10.0.1.1, true",
        "nonsense 300.1.1.1 10.0.0.0/8, 10.0.0.1, true"
    })
    void shouldContain(String networks, String address, boolean expected) {
        assertThat(Network.contain(
                        Network.list(networks), IpAddress.parse(address).orElseThrow()))
                .isEqualTo(expected);
    }
}
