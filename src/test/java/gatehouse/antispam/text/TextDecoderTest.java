package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
    @Test
    void shouldFallBackToWindows1252AndMarkItsHoles() {
        assertThat(TextDecoder.decode("\u0093\u0081\u0094", "").text()).isEqualTo("“\ufffd”");
        assertThat(TextDecoder.decode("\u0080", "no-such-charset").text()).isEqualTo("€");
    }

    @Test
    void shouldEndTextOfSevenBitsAtTheFirstOctetOfEight() {
        assertThat(TextDecoder.decode("a \u001b$B$\"\u001b(B\u00a4b", "ISO-2022-JP")
                        .text())
                .isEqualTo("a あ");
    }

    @Test
    void shouldGuessTheOrderOfOctetsOfUtf16WithoutAMark() {
        String little = Octets.of("abc".getBytes(StandardCharsets.UTF_16LE));
        String big = Octets.of("abc".getBytes(StandardCharsets.UTF_16BE));

        assertThat(TextDecoder.decode(little, "utf-16").text()).isEqualTo("abc");
        assertThat(TextDecoder.decode(big, "utf-16").text()).isEqualTo("abc");
        assertThat(TextDecoder.octets(little, "utf-16")).isEqualTo(little);
    }

    @Test
    void shouldKeepAsciiAsOctets() {
        assertThat(TextDecoder.decode("abc", "us-ascii").wide()).isFalse();
        assertThat(TextDecoder.decode("abc", "default").wide()).isTrue();
    }
}
