package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompileBudgetTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final RuleSetLoader loader = new RuleSetLoader();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void shouldEndWhenTheTimeIsOver() throws IOException {
        write("body R /x/\n");

        assertThatThrownBy(() -> loader.load(List.of(folder), new CompileBudget(Duration.ZERO)))
                .isInstanceOf(IOException.class)
                .hasMessage("compiling took longer than 0s (DefinitionsMaxCompileTime)");
    }

    @Test
    void shouldEndAnInterruptedCompilationAndStayInterrupted() throws IOException {
        write("body R /x/\n");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> loader.load(List.of(folder), new CompileBudget(LONG)))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body R%d /[ab]{50000}c/\n",
                "body R%d /(?:x|[cd]y{1,20}){1,900}z%<d/\n",
                "header R%d X-%<d =~ /(?:a|b|c|d|e|f|g|h){3}%<d/\nheader S%<d X-%<d =~ /b{900}/\n",
                "uri_detail R%d text =~ /[ab]{9}%<d/\nmimeheader T%<d X-%<d =~ /[ab]{5000}c/\n",
                "redirector_pattern /(?:a|[a-z]){4}(.*)%d/\nbody R%<d /x[ab]{9000}c/\n",
                "meta R%d rules_matching(*)\n"
            })
    void shouldEndWhenTooMuchIsAllocated(String line) throws IOException {
        write(IntStream.range(0, 900).mapToObj(line::formatted).collect(Collectors.joining()));

        assertThatThrownBy(() -> loader.load(List.of(folder), new CompileBudget(LONG, 16 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessage("compiling allocated more than 16 MB");
    }

    @Test
    void shouldEndWhenTagsMultiplyPatterns() throws IOException {
        String tag = "ab[cd]?".repeat(1_000);
        write("replace_tag A " + tag + "\n"
                + IntStream.range(0, 900)
                        .mapToObj("body R%d /<A><A><A>/\nreplace_rules R%<d\n"::formatted)
                        .collect(Collectors.joining()));

        assertThatThrownBy(() -> loader.load(List.of(folder), new CompileBudget(LONG, 32 << 20)))
                .hasMessageContaining("allocated more than 32 MB");
    }

    @Test
    void shouldLeaveEnoughForTheStockRules() throws IOException {
        Path stock = SpamAssassinRules.required();

        RuleGeneration generation = loader.load(List.of(stock), new CompileBudget(LONG));

        assertThat(generation.rules().size()).isGreaterThan(2_500);
    }

    private void write(String rules) throws IOException {
        Files.writeString(folder.resolve("a.cf"), rules);
    }
}
