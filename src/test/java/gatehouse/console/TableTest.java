package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void shouldAlignColumnsAndKeepEachRowOnOneLine() {
        new Table().row("a", "b", "c").row("long\r\nname", "x", "last one").print(lines::add);

        assertThat(lines).containsExactly("a          b  c", "long name  x  last one");
    }

    @Test
    void shouldCutColumnsThatAreTooWide() {
        new Table().row("x".repeat(100), "end").print(lines::add);

        assertThat(lines.get(0)).isEqualTo("x".repeat(57) + "...  end");
    }
}
