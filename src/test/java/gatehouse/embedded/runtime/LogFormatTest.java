package gatehouse.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {
    @ParameterizedTest
    @CsvSource({
        "100%% clean, 100% clean, 0",
        "plain, plain, 0",
        "100% clean, 100(rubbish)lean, 1",
        "%s%d%5.2f, (rubbish)(rubbish)(rubbish), 3",
        "%%s, %s, 0",
        "%, (rubbish), 1",
        "a $1 %n \\1, a $1 (rubbish) \\1, 1",
    })
    void shouldFormatAsPrintf(String format, String text, int specifiers) {
        assertThat(LogFormat.format(format)).isEqualTo(new LogFormat(text, specifiers));
    }
}
