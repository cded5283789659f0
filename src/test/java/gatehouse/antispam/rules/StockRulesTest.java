package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Debian's stock rules, which are not part of this project, read as SpamAssassin 4.0.1 itself reads them. What it says
 * of them is here as counts and as digests of sorted lines, taken from its parsed configuration. The digests hold for
 * one version of the files; with another one these tests are skipped.
 */
class StockRulesTest {
    private static final Logger LOG = LoggerFactory.getLogger(StockRulesTest.class);
    private static final Path STOCK = Path.of("/usr/share/spamassassin");
    private static final String FILES = "7540744d2551a5d7d38f43daca40156b89de8b7dcd22bf8f31891e6ae52e5ac6";

    private static RuleSetModel model;

    @BeforeAll
    static void readStockRules(@TempDir Path folder) throws IOException {
        SpamAssassinRules.required();
        assumeTrue(digestOfFiles().equals(FILES), STOCK + " holds another version of the rules");
        Path pre = Files.writeString(folder.resolve("init.pre"), "enable_compat welcomelist_blocklist\n");
        model = new RuleSetParser().parse(List.of(pre, STOCK));
    }

    @Test
    void shouldReadAllRulesWithoutAProblem() {
        LOG.info("Stock rules by kind: {}", kinds());
        LOG.info("Directives: {}", sizes(model.directives()));

        assertThat(model.problems()).isEmpty();
        assertThat(model.problemCount()).isZero();
        assertThat(model.unknownDirectives()).isEmpty();
        assertThat(model.undefinedRules()).containsExactly("DCC_CHECK");
    }

    @Test
    void shouldReadAsManyRulesOfEachKindAsSpamAssassin() {
        assertThat(kinds())
                .isEqualTo(Map.ofEntries(
                        Map.entry("Header", 687L),
                        Map.entry("HeaderExists", 76L),
                        Map.entry("MimeHeader", 61L),
                        Map.entry("Text BODY", 621L),
                        Map.entry("Text RAWBODY", 58L),
                        Map.entry("Text URI", 144L),
                        Map.entry("Text FULL", 4L),
                        Map.entry("Eval HEADER", 170L),
                        Map.entry("Eval BODY", 145L),
                        Map.entry("Eval RAWBODY", 7L),
                        Map.entry("Eval FULL", 13L),
                        Map.entry("Meta", 919L),
                        Map.entry("Network", 13L)));
        assertThat(model.rules()).hasSize(2_918);
    }

    @Test
    void shouldScoreAsSpamAssassinInScoreSet0() {
        assertThat(digest(rule -> Stream.of(points(rule, 0))))
                .isEqualTo("b765d8b0660398837656c9f543ad9a29d09034550e0d8e4d3ca1c9bdafb5ab14");
    }

    @Test
    void shouldScoreAsSpamAssassinInAllScoreSets() {
        assertThat(digest(rule -> Stream.of(
                        String.join(" ", points(rule, 0), points(rule, 1), points(rule, 2), points(rule, 3)))))
                .isEqualTo("ee2b1007ac8ef7dcc46e8e3b66d5e1ae5c1c6dc6c6a30e9478218df368a5d316");
    }

    /** The rules that use another rule's capture are left out: SpamAssassin keeps those in a form of its own. */
    @Test
    void shouldHaveTheSamePatternsAfterReplacingTags() {
        assertThat(digest(rule -> pattern(rule.test()).filter(text -> !text.contains("%"))))
                .isEqualTo("2577231fcd1a03cafa7c21649eaf73c52a210213fefc744d21d8b51363676ff4");
    }

    @Test
    void shouldLookAtTheSameHeaders() {
        assertThat(digest(rule -> header(rule.test())))
                .isEqualTo("2965a1ece7739fc087982c6376623af1742d722416ec7d23ce73d5b4911cd967");
    }

    @Test
    void shouldCallTheSameFunctionsWithTheSameArguments() {
        assertThat(digest(rule -> rule.test() instanceof RuleTest.Eval eval
                        ? Stream.of(Stream.concat(Stream.of(eval.function()), eval.arguments().stream())
                                .collect(Collectors.joining(" ")))
                        : Stream.empty()))
                .isEqualTo("e834378d74241e1871674ee4f34b80f31f696a2638bdeffa3fd93096d27952ef");
    }

    @Test
    void shouldHaveTheSameFlags() {
        assertThat(digest(rule -> rule.test() instanceof RuleTest.Meta
                        ? Stream.empty()
                        : Stream.of(String.join(" ", new TreeSet<>(rule.flags().names())))))
                .isEqualTo("68af08e573bb97daab372974b2c000d9b9de598e04e64b643fd4bdd900265e66");
    }

    @Test
    void shouldFindTheSameRulesInMetas() {
        assertThat(digest(rule -> rule.test() instanceof RuleTest.Meta meta
                        ? Stream.of(meta.expression().rules().stream()
                                .filter(model.rules()::containsKey)
                                .collect(Collectors.joining(" ")))
                        : Stream.empty()))
                .isEqualTo("4c4e62a8426018150543f2a7d3c6866b6e8d87183978c6185f9659b4a3c81e86");
    }

    @Test
    void shouldOrderMetasAfterWhatTheyNeed() {
        Map<String, Integer> places = new TreeMap<>();
        model.metaOrder().forEach(meta -> places.put(meta, places.size()));

        assertThat(places).hasSize(919);
        for (String name : model.metaOrder()) {
            RuleTest.Meta meta = (RuleTest.Meta) model.rule(name).orElseThrow().test();
            assertThat(meta.expression().rules())
                    .allMatch(needed -> places.getOrDefault(needed, -1) < places.getOrDefault(name, 0));
        }
    }

    @Test
    void shouldKeepTheListsThatLaterStagesNeed() {
        assertThat(words("util_rb_tld")).hasSizeGreaterThan(1_000);
        assertThat(words("freemail_domains")).hasSizeGreaterThan(2_000);
        assertThat(model.redirectorPatterns()).hasSize(15);
        assertThat(model.directives("def_welcomelist_auth")).hasSize(943);
    }

    private static List<String> words(String directive) {
        return model.directives(directive).stream()
                .flatMap(line -> Stream.of(line.value().split("\\s+")))
                .toList();
    }

    private static Map<String, Long> kinds() {
        return model.rules().values().stream()
                .collect(Collectors.groupingBy(rule -> kind(rule.test()), TreeMap::new, Collectors.counting()));
    }

    private static String kind(RuleTest test) {
        String name = test.getClass().getSimpleName();
        if (test instanceof RuleTest.Text text) {
            return name + " " + text.kind();
        }
        return test instanceof RuleTest.Eval eval ? name + " " + eval.kind() : name;
    }

    private static Map<String, Integer> sizes(Map<String, List<Directive>> directives) {
        Map<String, Integer> sizes = new TreeMap<>();
        directives.forEach((name, lines) -> sizes.put(name, lines.size()));
        return sizes;
    }

    private static String points(Rule rule, int scoreSet) {
        return String.format(Locale.ROOT, "%.4f", rule.scores().of(scoreSet));
    }

    private static Stream<String> pattern(RuleTest test) {
        if (test instanceof RuleTest.Text text) {
            return Stream.of(compiled(text.pattern()));
        }
        return test instanceof RuleTest.Header header ? Stream.of(compiled(header.pattern())) : Stream.empty();
    }

    /** As SpamAssassin compiles it. */
    private static String compiled(PatternText pattern) {
        String modifiers = pattern.modifiers().isEmpty() ? "" : "(?" + pattern.modifiers() + ")";
        return "(?^aa:" + modifiers + pattern.regex() + ")";
    }

    private static Stream<String> header(RuleTest test) {
        if (test instanceof RuleTest.Header header) {
            String negated = header.negated() ? "1" : "0";
            return Stream.of(String.join(
                    " ", header.header().toString(), negated, header.ifUnset().orElse(""), "0"));
        }
        return test instanceof RuleTest.HeaderExists exists ? Stream.of(exists.header() + " 0  1") : Stream.empty();
    }

    private static String digest(Function<Rule, Stream<String>> facts) {
        String lines = model.rules().values().stream()
                .flatMap(rule -> facts.apply(rule).map(fact -> rule.name() + " " + fact + "\n"))
                .sorted()
                .collect(Collectors.joining());
        return hex(sha256(), lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String digestOfFiles() throws IOException {
        MessageDigest digest = sha256();
        try (Stream<Path> files = Files.list(STOCK)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".cf"))
                    .sorted()
                    .toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return hex(digest, new byte[0]);
    }

    private static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
