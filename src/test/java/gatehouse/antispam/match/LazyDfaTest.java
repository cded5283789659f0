package gatehouse.antispam.match;

import static gatehouse.antispam.match.LazyDfa.Verdict.MAYBE;
import static gatehouse.antispam.match.LazyDfa.Verdict.NO;
import static gatehouse.antispam.match.LazyDfa.Verdict.OUT_OF_BUDGET;
import static gatehouse.antispam.match.LazyDfa.Verdict.YES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.match.LazyDfa.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the automaton of a pattern says, against the backtracking matcher. */
class LazyDfaTest {
    private static final int PATTERNS = 1_000;
    private static final int TEXTS = 20;
    private static final long PLENTY = 1L << 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNeverContradictTheMatcher(long seed) throws PatternException {
        Random random = new Random(seed);
        List<String> differences = new ArrayList<>();
        int exact = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String regex = RandomPatterns.pattern(random);
            Pattern pattern = PatternParser.parse(regex, random.nextBoolean() ? "mi" : "");
            LazyDfa automaton = automaton(pattern, PLENTY);
            BacktrackMatcher matcher = new BacktrackMatcher(pattern);
            for (int t = 0; t < TEXTS; t++) {
                String text = t == 0 ? "" : RandomPatterns.text(random);
                byte[] bytes = text.getBytes(ISO_8859_1);
                boolean matches = matcher.find(bytes) instanceof MatchResult.Match;
                Verdict verdict = automaton.verdict(bytes, new Budget(PLENTY));
                exact += verdict == YES ? 1 : 0;
                if (verdict != (matches ? YES : NO) && verdict != MAYBE) {
                    differences.add(regex + " on '" + text + "': " + matches + " but " + verdict);
                }
            }
        }
        assertThat(differences).as("differences, seed %d", seed).isEmpty();
        assertThat(exact).isGreaterThan(PATTERNS / 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\bfoo\\b;a foo!;YES",
                "\\bfoo\\b;afoo;NO",
                "(?<!a)foo(?![b-d]);xfoo;YES",
                "(?<!a)foo(?![b-d]);xfoob;NO",
                "(?<=^|x)y;y;YES",
                "x{3,5}y;axxxxxxxxy;YES",
                "\\Ax{3,5}y;xxxxxxy;NO",
                "a.{0,400}z;a0123456789z;YES",
                "(a|b)\\1;ab;MAYBE",
                "(a|b)\\1;ac;NO",
                "(?>a+)b;aab;MAYBE",
                "a(?=b+c).;ab;MAYBE",
                "a(?=b+c).;ac;NO",
                "a(?!bc);a;MAYBE",
                "(?:abc){50000,60000}d;abcd;NO",
                "a{50000,60000};aaa;NO",
            })
    void shouldDecideWhatIsRegular(String regex, String text, Verdict verdict) throws PatternException {
        assertThat(automaton(PatternParser.parse(regex, ""), PLENTY)
                        .verdict(text.getBytes(ISO_8859_1), new Budget(PLENTY)))
                .isEqualTo(verdict);
    }

    @Test
    void shouldTellTheLastLineFeedFromOthers() throws PatternException {
        assertThat(verdict("a$", "a\n")).isEqualTo(YES);
        assertThat(verdict("a$", "a\nb")).isEqualTo(NO);
        assertThat(verdict("a$\\n", "a\n")).isEqualTo(YES);
        assertThat(verdict("^b", "a\nb")).isEqualTo(NO);
        assertThat(verdict("(?m)^b", "a\nb")).isEqualTo(YES);
        assertThat(verdict("(?m)\\n^", "a\n")).isEqualTo(NO);
    }

    private static Verdict verdict(String regex, String text) throws PatternException {
        return automaton(PatternParser.parse(regex, ""), PLENTY).verdict(text.getBytes(ISO_8859_1), new Budget(PLENTY));
    }

    @Test
    void shouldSayTheSameWhenMemoryEndsAgainAndAgain() throws PatternException {
        Pattern pattern = PatternParser.parse("[ab]*a[ab]{12}c", "");
        LazyDfa roomy = automaton(pattern, PLENTY);
        LazyDfa narrow = automaton(pattern, 20_000);
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            byte[] text = new byte[60];
            for (int i = 0; i < text.length; i++) {
                text[i] = (byte) "aabbc".charAt(random.nextInt(i < 20 ? 4 : 5));
            }
            assertThat(narrow.verdict(text, new Budget(PLENTY))).isEqualTo(roomy.verdict(text, new Budget(PLENTY)));
        }
    }

    @Test
    void shouldKeepWithinItsMemoryAndTheBudgetWhenATextForcesNewStates() throws PatternException {
        Pattern pattern = PatternParser.parse("a[ab]{40}c", "");
        DfaMemory memory = new DfaMemory(1 << 20);
        LazyDfa automaton = new LazyDfa(pattern, memory);
        memory.register(List.of(automaton.cache()));
        Random random = new Random(6);
        byte[] text = new byte[1 << 20];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (random.nextBoolean() ? 'a' : 'b');
        }
        Budget budget = new Budget(1_000_000);

        assertThat(automaton.verdict(text, budget)).isEqualTo(OUT_OF_BUDGET);
        assertThat(budget.spent()).isLessThan(1_001_000);
        assertThat(memory.used()).isBetween(1L, 1L << 20);
    }

    private static LazyDfa automaton(Pattern pattern, long bytes) {
        DfaMemory memory = new DfaMemory(bytes);
        LazyDfa automaton = new LazyDfa(pattern, memory);
        memory.register(List.of(automaton.cache()));
        return automaton;
    }
}
