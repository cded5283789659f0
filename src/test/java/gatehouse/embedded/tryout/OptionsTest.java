package gatehouse.embedded.tryout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final List<String> NEEDED = List.of("--data", "d", "--installation", "i", "--clamd", "3310");

    private static Options parse(String... more) {
        List<String> arguments = new ArrayList<>(NEEDED);
        arguments.addAll(List.of(more));
        return Options.parse(arguments);
    }

    @Test
    void shouldTakeWhatIsGiven() {
        assertThat(parse()).isEqualTo(new Options(Path.of("d"), Path.of("i"), 3310, false, false));
        assertThat(parse("--once").once()).isTrue();
        assertThat(parse("--terminal").terminal()).isTrue();
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThatThrownBy(() -> Options.parse(NEEDED.subList(0, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--clamd");
        assertThatThrownBy(() -> Options.parse(NEEDED.subList(0, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--clamd");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> parse("--twice", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--twice");
    }
}
