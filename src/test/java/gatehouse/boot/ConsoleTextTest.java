package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTextTest {
    @Test
    void shouldDoublePercentSignsOfLinesOnly() {
        assertThat(ConsoleText.line("100% %s %n")).isEqualTo("100%% %%s %%n");
        assertThat(ConsoleText.visible("100%")).isEqualTo("100%");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x202E, 0x2066, 0x2028, 0x2029, 0xFEFF, 0xD800
            })
    void shouldShowWhatMovesTheCursorAsItsNumber(int codePoint) {
        String text = "a" + Character.toString(codePoint) + "b";

        assertThat(ConsoleText.visible(text)).isEqualTo(String.format("a\\u%04Xb", codePoint));
    }

    @Test
    void shouldLeaveOtherTextAlone() {
        String text = "Müller <мир@example.com> \uD83D\uDE00 ~!";

        assertThat(ConsoleText.line(text)).isEqualTo(text);
    }

    @Test
    void shouldCutLongTextAlsoWhenEscapesLengthenIt() {
        assertThat(ConsoleText.visible("x".repeat(2_000)))
                .hasSize(ConsoleText.MAX_LENGTH)
                .endsWith("x...");
        assertThat(ConsoleText.visible("\n".repeat(400))).hasSize(ConsoleText.MAX_LENGTH);
    }

    @Test
    void shouldNotCutAPairOfPercentSignsInTwo() {
        String line = ConsoleText.line("%".repeat(2_000));

        assertThat(line).matches("(%%)+\\.\\.\\.");
    }
}
