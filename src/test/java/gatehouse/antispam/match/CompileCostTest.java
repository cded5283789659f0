package gatehouse.antispam.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No single pattern makes its compilation long, however it is written; what is allocated stands for the work. */
class CompileCostTest {
    private static final int LONG = 32 << 10;
    private static final long MOST_BYTES = 512L << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "[a-z]",
                "a?",
                "(?:|)",
                "(?:){60000}",
                "a{60000}",
                "[ab]{0,60000}",
                "(?=a)",
                "(?!a)",
                "(?<!aa)",
                "(a)",
                "\\b",
                "(?:$)?",
                "(?:x{0}){30,}",
                "(?:a|b){6}.",
                ".{1,60000}y",
                "[a-z0-9]{1,5}[0-9a-f]",
                "(?#)",
                "ab|"
            })
    void shouldBoundARepeatedUnit(String unit) throws PatternException {
        assertThat(cost(unit.repeat(LONG / unit.length()) + "x")).isLessThan(MOST_BYTES);
    }

    @Test
    void shouldBoundReferencesToALargeGroup() throws PatternException {
        String group = "(" + "[a-z]".repeat(LONG / 10) + ")";

        assertThat(cost(group + "\\1".repeat(LONG / 4))).isLessThan(MOST_BYTES);
    }

    /** Each doubles the conditions under which the rest may match. */
    @Test
    void shouldBoundManyConditionsOnTheNextByte() throws PatternException {
        String conditions = IntStream.range(0, 200)
                .mapToObj(i -> "(?:(?=[^" + (char) ('!' + i % 50 + i / 50 * 16 + 15) + "]))?")
                .collect(Collectors.joining());

        assertThat(cost(conditions + "x")).isLessThan(MOST_BYTES);
    }

    @Test
    void shouldStillMatchWhatHasTooManyConditionsForAnAutomaton() throws PatternException {
        String conditions = IntStream.range(0, 40)
                .mapToObj(i -> "(?:(?=[^" + (char) ('0' + i) + "]))?")
                .collect(Collectors.joining());
        PatternSet set = compiled(conditions + "x");

        assertThat(set.scan(List.of(new byte[] {'a', 'x'})).first(2, 0, Budget.forLength(2)))
                .isPresent();
        assertThat(set.scan(List.of(new byte[] {'a', 'y'})).first(2, 0, Budget.forLength(2)))
                .isEmpty();
    }

    private long cost(String regex) throws PatternException {
        long before = threads.getCurrentThreadAllocatedBytes();
        compiled(regex);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** With two others, since few patterns need no prefilter. */
    private static PatternSet compiled(String regex) throws PatternException {
        PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
        builder.add("a", "abc", "");
        builder.add("b", "abd", "");
        builder.add("hostile", regex, "");
        return builder.build();
    }
}
