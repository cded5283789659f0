package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Perl 5.36 itself finds with {@code qr/…/aa}: bounds of the first match, and the number of matches. */
class PerlTest {
    static Stream<Arguments> found() {
        return Stream.of(
                arguments("^(?:.|^){2,}b$", "", "bb", "0-2", 1),
                arguments("foo", "i", "xFOOx", "1-4", 1),
                arguments("[\\xe0-\\xe5]", "i", "\302", "0-1", 1),
                arguments("\\xb5", "i", "\265", "0-1", 1),
                arguments("\\x{178}", "i", "\377", "0-1", 1),
                arguments("\\x{178}", "", "\377", "none", 0),
                arguments("[^\\x{178}]", "i", "\377", "none", 0),
                arguments("\\x{212a}", "i", "k", "none", 0),
                arguments("\\s", "", "\013", "0-1", 1),
                arguments("\\s", "", "\240", "none", 0),
                arguments("\\h", "", "\240", "0-1", 1),
                arguments("\\v", "", "\205", "0-1", 1),
                arguments("\\w", "", "\351", "none", 0),
                arguments("\\bab", "", "\351ab", "1-3", 1),
                arguments("[[:punct:]]", "", "\241", "none", 0),
                arguments("[[:^upper:]]", "i", "a", "none", 0),
                arguments("[[:upper:]]", "i", "a", "0-1", 1),
                arguments("a$", "", "a\n", "0-1", 1),
                arguments("a$", "", "a\n\n", "none", 0),
                arguments("a$", "m", "a\n\n", "0-1", 1),
                arguments("a\\Z", "m", "a\nb", "none", 0),
                arguments("a\\z", "", "a\n", "none", 0),
                arguments("^b", "m", "a\nb", "2-3", 1),
                arguments("^b", "", "a\nb", "none", 0),
                arguments("^", "m", "", "0-0", 1),
                arguments("\\n^", "m", "a\n", "none", 0),
                arguments(".", "", "\n", "none", 0),
                arguments(".", "s", "\n", "0-1", 1),
                arguments("(a+)\\1", "", "aaaa", "0-4", 1),
                arguments("(A)\\1", "i", "aA", "0-2", 1),
                arguments("(a)|b\\1", "", "b", "none", 0),
                arguments("(?<n>a)\\k<n>", "", "aa", "0-2", 1),
                arguments("(?P<n>a)(?P=n)", "", "aa", "0-2", 1),
                arguments("(a)\\g{-1}", "", "aa", "0-2", 1),
                arguments("(a)\\g1", "", "aa", "0-2", 1),
                arguments("a\\ b", "x", "a b", "0-3", 1),
                arguments("[a b]", "xx", " ", "none", 0),
                arguments("[a b]", "x", " ", "0-1", 1),
                arguments("a(?#x)b", "", "ab", "0-2", 1),
                arguments("a + b", "x", "aab", "0-3", 1),
                arguments("(?i)a(?-i)b", "", "Ab", "0-2", 1),
                arguments("(?i)a(?-i)b", "", "AB", "none", 0),
                arguments("(?i:a)b", "", "Ab", "0-2", 1),
                arguments("a(?i)b|c", "", "C", "0-1", 1),
                arguments("(a(?i)b)c", "", "aBC", "none", 0),
                arguments("(?^aa:a)b", "i", "aB", "0-2", 1),
                arguments("(?^aa:a)b", "i", "AB", "none", 0),
                arguments("(?s-i:a.)", "i", "a\n", "0-2", 1),
                arguments("\\101", "", "A", "0-1", 1),
                arguments("\\012", "", "\n", "0-1", 1),
                arguments("[\\1]", "", "\001", "0-1", 1),
                arguments("\\x41", "", "A", "0-1", 1),
                arguments("\\x{41}", "", "A", "0-1", 1),
                arguments("\\o{101}", "", "A", "0-1", 1),
                arguments("\\cA", "", "\001", "0-1", 1),
                arguments("\\e", "", "\033", "0-1", 1),
                arguments("\\N{U+41}", "", "A", "0-1", 1),
                arguments("\\x", "", "\000", "0-1", 1),
                arguments("a{,2}b", "", "aab", "0-3", 1),
                arguments("a{2", "", "a{2", "0-3", 1),
                arguments("a{ 1, 2 }b", "", "aab", "0-3", 1),
                arguments("x{a}", "", "x{a}", "0-4", 1),
                arguments("a{0}b", "", "b", "0-1", 1),
                arguments("a{3,1}", "", "aaa", "none", 0),
                arguments("a{2}?", "", "aaa", "0-2", 1),
                arguments("a++a", "", "aaa", "none", 0),
                arguments("(?>a+)a", "", "aaa", "none", 0),
                arguments("a*?b", "", "aab", "0-3", 1),
                arguments("(?:a|ab)c", "", "abc", "0-3", 1),
                arguments("(?=ab)a", "", "ab", "0-1", 1),
                arguments("(?!ab)a", "", "abac", "2-3", 1),
                arguments("(?<=a)b", "", "ab", "1-2", 1),
                arguments("(?<!a)b", "", "abb", "2-3", 1),
                arguments("(?<=a|bc)d", "", "bcd", "2-3", 1),
                arguments("(?<=(a)b)\\1", "", "aba", "2-3", 1),
                arguments("foo\\Kbar", "", "foobar", "3-6", 1),
                arguments("\\R", "", "\015\n", "0-2", 1),
                arguments("\\N+", "", "ab\n", "0-2", 1),
                arguments("[]a]", "", "]", "0-1", 1),
                arguments("[^]a]", "", "]b", "1-2", 1),
                arguments("[a-\\d]", "", "-", "0-1", 1),
                arguments("[\\w-z]", "", "-", "0-1", 1),
                arguments("[a\\]]", "", "]", "0-1", 1),
                arguments("[\\b]", "", "\010", "0-1", 1),
                arguments("[[]", "", "[", "0-1", 1),
                arguments("[a[:digit:]b]", "", "5", "0-1", 1),
                arguments("(?:a*)*b", "", "aab", "0-3", 1),
                arguments("(a|)+b", "", "aab", "0-3", 1),
                arguments("(?:a?){2,3}c", "", "aac", "0-3", 1),
                arguments("(?:^|,)x", "", "a,x", "1-3", 1),
                arguments("\\Bb", "", "ab", "1-2", 1),
                arguments("(a)?b", "", "b", "0-1", 1),
                arguments("(?:(a)|b)*", "", "ab", "0-2", 2),
                arguments("(?n:(a)(?<x>b))", "", "ab", "0-2", 1),
                arguments("a|b|", "", "cb", "0-0", 3),
                arguments("", "", "a", "0-0", 2),
                arguments("\\_\\-\\@\\/", "", "_-@/", "0-4", 1),
                arguments("(?:x(?i))y", "", "xY", "none", 0),
                arguments("\\10", "", "\010", "0-1", 1),
                arguments("[\\x00-\\xff]", "", "\377", "0-1", 1),
                arguments("[^\\n]", "", "\n", "none", 0),
                arguments("[a-z&&[b]]", "", "a&&b]", "3-5", 1));
    }

    @ParameterizedTest
    @MethodSource("found")
    void shouldFindWhatPerlFinds(String regex, String modifiers, String text, String bounds, int count)
            throws PatternException {
        BacktrackMatcher matcher = new BacktrackMatcher(PatternParser.parse(regex, modifiers));
        byte[] bytes = text.getBytes(ISO_8859_1);

        assertThat(bounds(matcher.find(bytes))).isEqualTo(bounds);
        assertThat(matcher.count(bytes, 100, Budget.forLength(bytes.length)))
                .isEqualTo(new BacktrackMatcher.Count(count, true));
    }

    private static String bounds(MatchResult result) {
        return result instanceof MatchResult.Match match ? match.start() + "-" + match.end() : "none";
    }
}
