package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random small patterns on random texts, against java.util.regex, where both mean the same. */
class DifferentialTest {
    private static final int PATTERNS = 1_000;
    private static final int TEXTS = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMatchWhatJavaMatches(long seed) throws PatternException {
        Random random = new Random(seed);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < PATTERNS; i++) {
            Both compiled = new Both(RandomPatterns.pattern(random), random.nextBoolean(), random.nextBoolean());
            for (int t = 0; t < TEXTS; t++) {
                compiled.difference(RandomPatterns.text(random)).ifPresent(differences::add);
            }
        }
        assertThat(differences).as("differences, seed %d", seed).isEmpty();
    }

    /** One pattern compiled by Java and by us. */
    private static final class Both {
        private final java.util.regex.Pattern theirs;
        private final PatternSet ours;

        Both(String regex, boolean multiLine, boolean ignoreCase) throws PatternException {
            int flags = (multiLine ? java.util.regex.Pattern.MULTILINE : 0)
                    | (ignoreCase ? java.util.regex.Pattern.CASE_INSENSITIVE : 0);
            theirs = java.util.regex.Pattern.compile(regex, flags | java.util.regex.Pattern.UNIX_LINES);
            PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
            builder.add("random", regex, (multiLine ? "m" : "") + (ignoreCase ? "i" : ""));
            ours = builder.build();
        }

        Optional<String> difference(String text) {
            String expected = ofJava(theirs.matcher(text));
            byte[] bytes = text.getBytes(ISO_8859_1);
            String actual = ofOurs(ours.scan(List.of(bytes)).first(0, 0, Budget.forLength(bytes.length)));
            return expected.equals(actual)
                    ? Optional.empty()
                    : Optional.of(theirs + " on '" + text + "': java " + expected + ", ours " + actual);
        }
    }

    private static String ofJava(Matcher matcher) {
        return matcher.find() ? matcher.start() + "-" + matcher.end() : "none";
    }

    private static String ofOurs(Optional<PatternSet.Place> found) {
        return found.map(place -> place.match().start() + "-" + place.match().end())
                .orElse("none");
    }
}
