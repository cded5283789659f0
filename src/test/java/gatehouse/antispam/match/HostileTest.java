package gatehouse.antispam.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns and texts that are meant to do harm, on a thread with a small stack. */
class HostileTest {
    private static final int SMALL_STACK = 256 << 10;

    @ParameterizedTest
    @CsvSource({
        "(a+)+b, a",
        "(?:a|a)*b, a",
        "(?:a?){64}a{64}b, a",
        "(a*)*b, a",
        "(?:a*?)*?b, a",
        "(.*)(.*)(.*)(.*)x, a",
        "(?:(?:[^b]+)+)+b, a",
        "(?=(a+)+b)a, a",
        "(?:(a)(?!\\1+b))*b, a",
        "(?:[^@]+@)+x, a@",
        "(\\w+\\s?)+!, ab",
        "<!.*?>, <!--",
    })
    void shouldEndByBudgetAndNotByStackOverflow(String regex, String unit) throws Exception {
        byte[] text = text(unit, 60_000);
        BacktrackMatcher matcher = new BacktrackMatcher(PatternParser.parse(regex, ""));
        Budget budget = Budget.forLength(text.length);

        MatchResult result = onSmallStack(() -> matcher.find(text, 0, budget));

        assertThat(result).isEqualTo(MatchResult.OUT_OF_BUDGET);
        assertThat(budget.spent()).isLessThan(3_000_000);
    }

    @Test
    void shouldMatchLongLoopsOnASmallStack() throws Exception {
        byte[] text = text("ab\n", 300_000);
        BacktrackMatcher matcher = new BacktrackMatcher(PatternParser.parse("\\A(?:[^\\n]+\\n+)*\\z", ""));

        MatchResult result = onSmallStack(() -> matcher.find(text));

        assertThat(result)
                .isInstanceOfSatisfying(
                        MatchResult.Match.class,
                        match -> assertThat(match.end()).isEqualTo(text.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(?:", "(?=", "(?i:", "(?>", "(?<n>"})
    void shouldRefuseDeepNestingOnASmallStack(String opening) {
        assertThatThrownBy(() ->
                        onSmallStack(() -> PatternParser.parse(opening.repeat(5_000) + "a" + ")".repeat(5_000), "")))
                .hasRootCauseInstanceOf(PatternException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void shouldCompileTheDeepestNestingOnASmallStack() throws Exception {
        String regex = "(?:(a|".repeat(24) + "b" + ")+)".repeat(24);

        PatternSet set = onSmallStack(() -> {
            PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
            builder.add("deep", regex, "");
            return builder.build();
        });

        assertThat(set.scan(List.of(text("b", 1))).first(0, 0, Budget.forLength(1)))
                .isPresent();
    }

    @Test
    void shouldRefuseAPatternThatRepeatsQuantifiers() {
        assertThatThrownBy(() -> PatternParser.parse("a" + "{1}".repeat(10_000), ""))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining("nested quantifiers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(?R) recursion",
                "(?1)(a) recursion",
                "(?(1)a|b) conditional",
                "(?{1}) code",
                "(*FAIL) verb",
                "\\p{L} \\p",
                "\\X \\X",
                "\\Ga \\G",
                "(?|(a)|(b)) reset",
                "(a missing",
                "a) unmatched",
                "[a early",
                "a\\ early",
                "*a nothing",
                "a** nested",
                "(a)\\2 exist",
                "\\k<x> group",
                "[b-a] range",
                "[[:foo:]] class",
                "[[.a.]] unsupported",
                "(?z) unsupported",
                "(?u:x) unsupported",
                "(?<=a*)b lookbehind",
                "a{65535} 65534",
            })
    void shouldRefuseByNameWhatItDoesNotKnow(String regex, String name) {
        assertThatThrownBy(() -> PatternParser.parse(regex, ""))
                .isInstanceOf(PatternException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("at offset");
    }

    private static byte[] text(String unit, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) unit.charAt(i % unit.length());
        }
        return text;
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.start();
        return task.get();
    }
}
