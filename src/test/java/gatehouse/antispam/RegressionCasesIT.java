package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.testing.Corpora;
import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SpamAssassin's own tests expect of its stock rules, where no plugin is needed that Debian does not enable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegressionCasesIT {
    private static final String CORPUS = "sa-tests";

    /** Of the stock rules, what all tests have, since no text has URIs otherwise. */
    private static final String TOP_LEVEL_DOMAINS = "20_aux_tlds.cf";

    /** Tests of what this engine does not have, and why not. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("extracttext", "runs programs"),
            Map.entry("shortcircuit", "not enabled"),
            Map.entry("pdfinfo", "not enabled"),
            Map.entry("phishing", "needs a list of phishing URIs in a file"),
            Map.entry("plugin", "a plugin of the test's own"),
            Map.entry("plugin_file", "a plugin of the test's own"),
            Map.entry("plugin_priorities", "a plugin of the test's own"),
            Map.entry("metadata", "a plugin of the test's own"),
            Map.entry("if_can", "a plugin of the test's own"),
            Map.entry("prefs_include", "a file that is not in the corpus"));

    /** Rules of a test's own plugin. */
    private static final Set<String> OF_OTHER_PLUGINS = Set.of("META_EVAL_RULE");

    private Map<String, RuleSet> compiled = Map.of();
    private Map<String, byte[]> files = Map.of();

    @TempDir
    Path folder;

    /** A message, the rules that it is scored with besides the stock rules, and what has to be among the hits. */
    record Case(String name, String message, boolean stock, String config, Set<String> hits, Set<String> misses) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Case> cases() throws IOException {
        SpamAssassinRules.required();
        read();
        return text("cases.jsonl")
                .lines()
                .map(RegressionCasesIT::parse)
                .filter(run -> !LEFT_OUT.containsKey(run.get("test")) && run.get("sa_agrees") == Boolean.TRUE)
                .map(RegressionCasesIT::caseOf)
                .filter(test -> !test.hits().isEmpty() || !test.misses().isEmpty())
                .sorted(Comparator.comparing(Case::config));
    }

    Stream<Case> stockRules() throws IOException {
        SpamAssassinRules.required();
        read();
        return text("t.rules.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(RegressionCasesIT::stockRule)
                .sorted(Comparator.comparing(Case::config));
    }

    @ParameterizedTest
    @MethodSource("stockRules")
    void shouldHitWhatStockRulesAreMadeFor(Case expected) throws IOException {
        check(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldHitWhatSpamAssassinsTestsExpect(Case expected) throws IOException {
        check(expected);
    }

    private void check(Case expected) throws IOException {
        Set<String> hits = rules(expected)
                .hits(Optional.ofNullable(files.get(expected.message())).orElseThrow());
        Set<String> missing = new TreeSet<>(expected.hits());
        missing.removeAll(hits);
        Set<String> extra = new TreeSet<>(expected.misses());
        extra.retainAll(hits);

        assertThat(missing).as("missing").isEmpty();
        assertThat(extra).as("extra").isEmpty();
    }

    /** The rule set of a case, kept for the next if that has the same: many at once would need much memory. */
    private RuleSet rules(Case test) throws IOException {
        String key = test.stock() + test.config();
        if (!compiled.containsKey(key)) {
            compiled = Map.of(key, compile(test));
        }
        return Optional.ofNullable(compiled.get(key)).orElseThrow();
    }

    private RuleSet compile(Case test) throws IOException {
        Path extra = folder.resolve("extra.cf");
        Files.writeString(extra, test.config(), StandardCharsets.ISO_8859_1);
        Path stock = SpamAssassinRules.required();
        Path base = test.stock() ? stock : stock.resolve(TOP_LEVEL_DOMAINS);
        return RuleSet.compile(new RuleSetParser().parse(List.of(base, extra)));
    }

    private void read() throws IOException {
        files = Corpora.read(CORPUS).stream()
                .collect(Collectors.toMap(Corpora.Message::name, Corpora.Message::bytes, (a, b) -> a));
    }

    private String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Case stockRule(String line) {
        String[] columns = line.split("\t", -1);
        Set<String> rule = Set.of(columns[0]);
        boolean hit = columns[2].equals("hit");
        String config =
                columns.length < 5 ? "" : columns[4].replaceAll(" (?=welcome|whitelist_|trusted_|internal_)", "\n");
        return new Case(columns[1], columns[1], true, config, hit ? rule : Set.of(), hit ? Set.of() : rule);
    }

    private static Case caseOf(Map<String, Object> run) {
        return new Case(
                String.valueOf(run.get("id")),
                "t/" + run.get("message"),
                run.get("stock_rules") == Boolean.TRUE,
                run.get("extra_config") instanceof String config ? config : "",
                names(run, "must_hit"),
                names(run, "must_miss"));
    }

    private static Set<String> names(Map<String, Object> run, String key) {
        return run.get(key) instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .filter(rule -> !OF_OTHER_PLUGINS.contains(rule))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
