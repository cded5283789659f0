package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns a text makes candidates, and by which literals. */
class PatternSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "viagra viagra",
                "VIAGRA viagra",
                "\\bfree\\b.{0,9}money money",
                "(?:foo|bar)x foox,barx",
                "colou?r color,colour",
                "a(?:bc)+d bc",
                "x.(?:one|two).* one,two",
                "(?=.*needle)\\w needle",
                "[ab]cd acd,bcd",
                "(?:ab){2} abab",
            })
    void shouldRequireTheLiterals(String regex, String literals) throws PatternException {
        assertThat(LiteralExtractor.extract(PatternParser.parse(regex, "")).orElseThrow())
                .isEqualTo(Set.of(literals.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d+", "a?", "foo|", "(?!foo).", "(?:foo)*", ".{3}|foo", "\\b", "(\\w)\\1"})
    void shouldRequireNothingWhereAMatchNeedNotContainALiteral(String regex) throws PatternException {
        assertThat(LiteralExtractor.extract(PatternParser.parse(regex, ""))).isEqualTo(Optional.empty());
    }

    @Test
    void shouldNameOnlyPatternsWhoseLiteralsOccur() throws PatternException {
        PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
        int money = builder.add("MONEY", "free\\s+money", "i");
        int pills = builder.add("PILLS", "pills?", "i");
        int digits = builder.add("DIGITS", "\\d{3}", "");
        byte[] text = "FREE  Money, free money".getBytes(ISO_8859_1);

        PatternSet.Scan scan = builder.build().scan(List.of(text));

        assertThat(scan.isCandidate(money)).isTrue();
        assertThat(scan.isCandidate(pills)).isFalse();
        assertThat(scan.count(money, 0, 9, new Budget(1_000))).isEqualTo(new BacktrackMatcher.Count(2, true));
        assertThat(scan.count(digits, 0, 9, new Budget(1_000))).isEqualTo(new BacktrackMatcher.Count(0, true));
    }

    @Test
    void shouldFindTheSameInASetThatServesFewTexts() throws PatternException {
        PatternSet.Builder builder = new PatternSet.Builder();
        int doubled = builder.add("DOUBLED", "(\\w)\\1", "");
        int digits = builder.add("DIGITS", "\\d{3}", "");

        PatternSet.Scan scan = builder.build().scan(List.of("a letter".getBytes(ISO_8859_1)));

        assertThat(scan.count(doubled, 0, 9, new Budget(1_000))).isEqualTo(new BacktrackMatcher.Count(1, true));
        assertThat(scan.count(digits, 0, 9, new Budget(1_000))).isEqualTo(new BacktrackMatcher.Count(0, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"v[i1l][a@]gr[a@].*x v1@gr@", "(?:f[o0]{2}z|b[a@]rq)+ .b@rq.", "x{3}(?:\\w+[qz])\\d .xxxq1"})
    void shouldRequireAShortExpressionWhereNoLiteralIsRare(String regex, String text) throws PatternException {
        PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
        int wanted = builder.add("WANTED", regex, "");
        builder.add("OTHER", "pills", "");
        builder.add("ANOTHER", "money", "");
        PatternSet set = builder.build();

        assertThat(set.scan(List.of(text.getBytes(ISO_8859_1))).isCandidate(wanted))
                .isTrue();
        assertThat(set.scan(List.of("nothing of that kind".getBytes(ISO_8859_1)))
                        .isCandidate(wanted))
                .isFalse();
    }

    @Test
    void shouldFindEveryLiteralThatOverlapsOthers() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Map<Integer, Set<String>> literals = new HashMap<>();
            for (int owner = 0; owner < 20; owner++) {
                literals.put(owner, Set.of(letters(random, 1 + random.nextInt(5))));
            }
            String text = letters(random, 12);
            BitSet expected = new BitSet();
            literals.forEach(
                    (owner, strings) -> expected.set(owner, strings.stream().anyMatch(text::contains)));

            BitSet found = new BitSet();
            LiteralAutomaton.of(literals)
                    .scan(text.toUpperCase(java.util.Locale.ROOT).getBytes(ISO_8859_1), found);

            assertThat(found).isEqualTo(expected);
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append("aabc".charAt(random.nextInt(4)));
        }
        return letters.toString();
    }
}
