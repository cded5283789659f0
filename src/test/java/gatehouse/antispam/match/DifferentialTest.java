package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random small patterns on random texts, against java.util.regex, where both mean the same. */
class DifferentialTest {
    private static final int PATTERNS = 4_000;
    private static final int TEXTS = 20;
    private static final String[] ATOMS = {
        "a",
        "b",
        "c",
        "[ab]",
        "[^a]",
        ".",
        "\\n",
        "^",
        "$",
        "(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])",
        "\\A",
        "\\z",
        "[b-d]",
        "ab"
    };
    private static final String[] QUANTIFIERS = {"*", "+", "?", "{2}", "{1,2}", "{2,}", "{0,3}"};
    private static final String[] GREEDS = {"", "", "?", "+"};
    private static final String[] GROUPS = {"(?:", "(?:", "(", "(?>", "(?=", "(?!"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMatchWhatJavaMatches(long seed) throws PatternException {
        Random random = new Random(seed);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < PATTERNS; i++) {
            String pattern = alternation(random, 3);
            int flags = random.nextInt(4);
            for (int t = 0; t < TEXTS; t++) {
                compare(pattern, flags, text(random), differences);
            }
        }
        assertThat(differences).as("differences, seed %d", seed).isEmpty();
    }

    private static void compare(String pattern, int flags, String text, List<String> differences)
            throws PatternException {
        boolean multiLine = (flags & 1) != 0;
        boolean ignoreCase = (flags & 2) != 0;
        int javaFlags = java.util.regex.Pattern.UNIX_LINES
                | (multiLine ? java.util.regex.Pattern.MULTILINE : 0)
                | (ignoreCase ? java.util.regex.Pattern.CASE_INSENSITIVE : 0);
        String expected =
                ofJava(java.util.regex.Pattern.compile(pattern, javaFlags).matcher(text));
        String modifiers = (multiLine ? "m" : "") + (ignoreCase ? "i" : "");
        BacktrackMatcher matcher = new BacktrackMatcher(PatternParser.parse(pattern, modifiers));
        String actual = ofOurs(matcher.find(text.getBytes(ISO_8859_1)));
        if (!expected.equals(actual) && differences.size() < 10) {
            differences.add("/" + pattern + "/" + modifiers + " on '" + text.replace("\n", "\\n") + "': java "
                    + expected + ", ours " + actual);
        }
    }

    private static String ofJava(Matcher matcher) {
        return matcher.find() ? matcher.start() + "-" + matcher.end() : "none";
    }

    private static String ofOurs(MatchResult result) {
        return result instanceof MatchResult.Match match
                ? match.start() + "-" + match.end()
                : result == MatchResult.NO_MATCH ? "none" : "budget";
    }

    private static String alternation(Random random, int depth) {
        StringBuilder pattern = new StringBuilder(sequence(random, depth));
        while (random.nextInt(4) == 0) {
            pattern.append('|').append(sequence(random, depth));
        }
        return pattern.toString();
    }

    private static String sequence(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            pattern.append(quantified(random, depth));
        }
        return pattern.toString();
    }

    private static String quantified(Random random, int depth) {
        boolean nested = depth > 0 && random.nextInt(3) == 0;
        String atom = nested ? pick(random, GROUPS) + alternation(random, depth - 1) + ")" : pick(random, ATOMS);
        boolean repeated = random.nextInt(3) == 0 && (nested || atom.length() == 1 || atom.startsWith("["));
        return repeated ? atom + pick(random, QUANTIFIERS) + pick(random, GREEDS) : atom;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append("aaabbcABd\n".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
