package gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeaderTextTest {
    @Test
    void shouldDecodeEncodedWords() {
        assertThat(HeaderText.decode("=?UTF-8?B?ZsO8cg==?=")).isEqualTo("für");
        assertThat(HeaderText.decode("a =?iso-8859-1?q?f=FCr_alle?= b")).isEqualTo("a für alle b");
        assertThat(HeaderText.decode("=?utf-8*de?q?x?=")).isEqualTo("x");
    }

    @Test
    void shouldJoinAdjacentWordsBeforeDecoding() {
        assertThat(HeaderText.decode("=?utf-8?B?w7?= \t =?utf-8?B?vA==?=")).isEqualTo("ü");
        assertThat(HeaderText.decode("=?utf-8?Q?f=C3?= =?utf-8?Q?=BCr?=")).isEqualTo("für");
        assertThat(HeaderText.decode("=?utf-8?Q?a?= =?iso-8859-1?Q?b?= c")).isEqualTo("ab c");
    }

    @Test
    void shouldFallBackForUnknownCharsets() {
        assertThat(HeaderText.decode("=?nonsense?Q?f=C3=BCr?=")).isEqualTo("für");
        assertThat(HeaderText.decode("=?x-unknown?Q?f=FCr?=")).isEqualTo("für");
        assertThat(HeaderText.decode("=?gb2312?B?xOO6ww==?=")).isEqualTo("你好");
    }

    @Test
    void shouldLeaveTheRestAsItIs() {
        for (String text : new String[] {"", "=?", "=?utf-8?B?", "=?utf-8?X?abc?=", "=??=", "a =?b?= c", "=?a?b"}) {
            assertThat(HeaderText.decode(text)).isEqualTo(text);
        }
        assertThat(HeaderText.decode("=?utf-8?Q?100=?=")).isEqualTo("100=");
        assertThat(HeaderText.decode("=?utf-8?B?a?=")).isEmpty();
    }

    @Test
    void shouldTakeLinearTimeOnHostileText() {
        for (String piece : new String[] {"=?", "=?a?B?", "=?a?q?x?", "?=", "=?a?q??="}) {
            String text = piece.repeat(200_000);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> HeaderText.decode(text));
        }
    }
}
