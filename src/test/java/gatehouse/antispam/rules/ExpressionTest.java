package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metas: their values, which are Perl's, and their order. */
class ExpressionTest {
    private static final Map<String, Double> HITS = Map.of("A", 1.0, "TWO", 2.0, "FIVE", 5.0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "A, 1",
        "NONE, 0",
        "A && FIVE, 5",
        "A && NONE && FIVE, 0",
        "NONE || TWO || FIVE, 2",
        "NONE || NONE, 0",
        "!A, 0",
        "!NONE, 1",
        "!!FIVE, 1",
        "!NONE + 1, 2",
        "A + TWO * FIVE, 11",
        "(A + TWO) * FIVE, 15",
        "FIVE - TWO - A, 2",
        "FIVE / TWO / 2, 1.25",
        "FIVE / NONE, 0",
        "FIVE % TWO, 1",
        "-5 % 3, 1",
        "-A + 2, 1",
        "3 * A - 2 * TWO > 0, 0",
        "A + TWO >= 3, 1",
        "A + TWO > 3, 0",
        "FIVE != 5, 0",
        "FIVE == 5 && A, 1",
        "TWO <= 2 == 1, 1",
        "A < TWO, 1",
        "A || NONE && NONE, 1",
        "(A || NONE) && NONE, 0",
        "NONE ? 7 : TWO ? 8 : 9, 8",
        "0.5 + 0.25, 0.75",
        "(((((((A))))))), 1"
    })
    void shouldHavePerlsValue(String text, double value) throws IOException {
        assertThat(meta("meta M " + text).value(name -> HITS.getOrDefault(name, 0.0)))
                .isEqualTo(value);
    }

    @Test
    void shouldNameTheRulesInIt() throws IOException {
        assertThat(meta("meta M (B && !A) || C + 2 > A").rules()).containsExactly("A", "B", "C");
    }

    @Test
    void shouldSumTheRulesThatMatchAGlob() throws IOException {
        Expression sum = meta(
                "meta M rules_matching(__F?O_*) >= 2",
                "body __FOO_1 /x/",
                "body __FXO_ /x/",
                "body __FO_1 /x/",
                "meta __FOO_2 1");

        assertThat(sum.rules()).containsExactly("__FOO_1", "__FOO_2", "__FXO_");
    }

    @Test
    void shouldSumNothingWhenNoRuleMatchesAGlob() throws IOException {
        assertThat(meta("meta M rules_matching(NONE_*)").value(name -> 1)).isZero();
    }

    @Test
    void shouldLeaveTheMetaItselfOutOfItsGlob() throws IOException {
        assertThat(meta("meta M rules_matching(*)", "body B /x/").rules()).containsExactly("B");
    }

    @Test
    void shouldOrderMetasAfterTheirNeeds() throws IOException {
        RuleSetModel model = Rules.parse(folder, "meta C B", "meta A 1", "meta B A + X");

        assertThat(model.metaOrder()).containsExactly("A", "B", "C");
        assertThat(model.undefinedRules()).containsExactly("X");
    }

    @Test
    void shouldReportCyclesByNameAndDropThem() throws IOException {
        RuleSetModel model = Rules.parse(folder, "meta A B", "meta B C", "meta C A", "meta D D", "meta E A");

        assertThat(model.rules().keySet()).containsExactly("E");
        assertThat(model.metaOrder()).containsExactly("E");
        assertThat(model.problems())
                .extracting(Problem::message)
                .containsExactly("metas depend on each other: A, B, C", "metas depend on each other: D");
    }

    @Test
    void shouldOrderALongChainOfMetas() throws IOException {
        String[] chain = IntStream.range(0, 20_000)
                .mapToObj(at -> "meta M" + at + " M" + (at + 1))
                .toArray(String[]::new);

        assertThat(Rules.parse(folder, chain).metaOrder())
                .hasSize(20_000)
                .startsWith("M19999")
                .endsWith("M0");
    }

    @Test
    void shouldReadALongChainOfRules() throws IOException {
        String sum = IntStream.range(0, 10_000).mapToObj(at -> "R" + at).collect(Collectors.joining(" + "));

        assertThat(meta("meta M " + sum).value(name -> 1)).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({"(, A, )", "!, A, ''", "-, A, ''", "A *, A, ''", "A ? 1 :, A, ''", "A == , A, ''"})
    void shouldRefuseAnExpressionThatIsTooDeep(String before, String inner, String after) throws IOException {
        RuleSetModel model =
                Rules.parse(folder, "meta M " + (before + " ").repeat(20_000) + inner + after.repeat(20_000));

        assertThat(model.rules()).isEmpty();
        assertThat(model.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("deeper");
    }

    private Expression meta(String... lines) throws IOException {
        RuleSetModel model = Rules.parse(folder, lines);
        assertThat(model.problems()).isEmpty();
        return ((RuleTest.Meta) model.rule("M").orElseThrow().test()).expression();
    }
}
