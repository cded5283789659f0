package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.Corpora;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

/** The stock rules' patterns: each is understood, and on real lines finds what Java finds where both mean the same. */
class StockRulesTest {
    /** Every so many lines of the corpus is a text. */
    private static final int EVERY = 1_201;

    private static final java.util.regex.Pattern SAME_IN_BOTH =
            java.util.regex.Pattern.compile("[\\n\\x20-\\x7E]{1,400}");

    @Test
    void shouldUnderstandEveryPattern() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
        List<StockRules.Rule> rules = StockRules.read();
        for (StockRules.Rule rule : rules) {
            try {
                builder.add(rule.id(), rule.regex(), rule.modifiers());
            } catch (PatternException e) {
                refused.put(rule.id(), e.getMessage());
            }
        }
        PatternSet set = builder.build();
        System.out.printf(
                "%d patterns of the stock rules, %d refused, %d always candidates%n",
                rules.size(), refused.size(), set.always().cardinality());
        assertThat(rules).hasSizeGreaterThan(1_500);
        assertThat(refused).isEmpty();
    }

    @Test
    void shouldFindWhatJavaFinds() throws Exception {
        PatternSet.Builder builder = new PatternSet.Builder(DfaMemory.usual());
        List<java.util.regex.Pattern> javas = new ArrayList<>();
        for (StockRules.Rule rule : StockRules.read()) {
            addIfJavaMeansTheSame(rule, builder, javas);
        }
        PatternSet set = builder.build();
        List<String> differences = new ArrayList<>();
        List<String> texts = texts();
        int hits = 0;
        long candidates = 0;
        for (String text : texts) {
            byte[] bytes = text.getBytes(ISO_8859_1);
            PatternSet.Scan scan = set.scan(List.of(bytes));
            for (int i = 0; i < javas.size(); i++) {
                String expected = found(javas.get(i), text);
                String actual = found(scan.first(i, 0, Budget.forLength(bytes.length)));
                candidates += scan.isCandidate(i) ? 1 : 0;
                hits += expected.equals("none") ? 0 : 1;
                if (!expected.equals(actual)) {
                    differences.add(javas.get(i) + " on '" + text + "': java " + expected + ", ours " + actual);
                }
            }
        }
        System.out.printf(
                "%d patterns on %d texts: %d hits, %d candidates, %d differences%n",
                javas.size(), texts.size(), hits, candidates, differences.size());
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldDecideByAutomatonAsByMatcher() throws Exception {
        DfaMemory memory = DfaMemory.usual();
        List<String> differences = new ArrayList<>();
        List<String> texts = texts();
        Map<LazyDfa.Verdict, Integer> verdicts = new EnumMap<>(LazyDfa.Verdict.class);
        for (StockRules.Rule rule : StockRules.read()) {
            Pattern pattern = PatternParser.parse(rule.regex(), rule.modifiers());
            LazyDfa automaton = new LazyDfa(pattern, memory);
            BacktrackMatcher matcher = new BacktrackMatcher(pattern);
            for (int i = 0; i < texts.size(); i += 5) {
                String text = texts.get(i);
                byte[] bytes = text.getBytes(ISO_8859_1);
                LazyDfa.Verdict verdict = automaton.verdict(bytes, Budget.forLength(bytes.length));
                boolean matches = matcher.find(bytes) instanceof MatchResult.Match;
                verdicts.merge(verdict, 1, Integer::sum);
                if (verdict != LazyDfa.Verdict.MAYBE && (verdict == LazyDfa.Verdict.YES) != matches) {
                    differences.add(rule.id() + " on '" + text + "': " + matches + " but " + verdict);
                }
            }
        }
        System.out.println("verdicts " + verdicts);
        assertThat(differences).isEmpty();
    }

    private static void addIfJavaMeansTheSame(
            StockRules.Rule rule, PatternSet.Builder builder, List<java.util.regex.Pattern> javas)
            throws PatternException {
        String letters = rule.modifiers().replaceAll("[^imsx]", "");
        try {
            String flags = letters.isEmpty() ? "" : "(?" + letters + ")";
            // A bracket in a class is a nested class in Java.
            if (!rule.regex().matches(".*\\[[^\\]]*(?<!\\\\)\\[[^:].*")) {
                javas.add(java.util.regex.Pattern.compile(
                        flags + posix(rule.regex()), java.util.regex.Pattern.UNIX_LINES));
                builder.add(rule.id(), rule.regex(), rule.modifiers());
            }
        } catch (PatternSyntaxException e) {
            assertThat(e).as(rule.id()).hasMessageContaining("near index");
        }
    }

    private static String posix(String regex) {
        return regex.replace("[:alpha:]", "\\p{Alpha}")
                .replace("[:punct:]", "\\p{Punct}")
                .replace("[:cntrl:]", "\\p{Cntrl}")
                .replace("[:upper:]", "\\p{Upper}")
                .replace("[:digit:]", "\\d")
                .replace("[:alnum:]", "\\p{Alnum}");
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        int line = 0;
        for (Corpora.Message message : Corpora.read(Corpora.CLASSIC)) {
            for (String text : new String(message.bytes(), ISO_8859_1).split("(?<=\\n)", -1)) {
                if (line++ % EVERY == 0 && SAME_IN_BOTH.matcher(text).matches()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static String found(java.util.regex.Pattern pattern, String text) {
        java.util.regex.Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() + "-" + matcher.end() : "none";
    }

    private static String found(Optional<PatternSet.Place> place) {
        return place.map(found -> found.match().start() + "-" + found.match().end())
                .orElse("none");
    }
}
