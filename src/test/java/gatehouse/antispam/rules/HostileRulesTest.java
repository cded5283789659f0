package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes may stand in a rule file: the parser says what is wrong with them, and ends. */
class HostileRulesTest {
    private static final RuleLimits SMALL = new RuleLimits(20, 64 << 10, 256 << 10, 4_096, 4, 50, 50, 10);
    private static final String SEED = """
            if (version >= 4.000000) && !plugin(No::Such) || can(X::y)
            header H From:addr !~ m{a\\{2\\}b}xi [if-unset: none]
            header E exists:X-A
            body B eval:check('a','b', 12)
            uri_detail U text =~ /a\\/b/i domain !~ /c/
            meta M (H + 2 * B >= 3) && !rules_matching(_*?) ? 1 : -E % 2
            score M (1) (2) (3) (4)
            tflags B multiple maxhits=3
            else
            lang en describe M text
            endif # comment \\#
            replace_tag A [a<B>]
            replace_tag B b<A><A>
            replace_inter I x
            body R /<inter I><A><B>/
            replace_rules R H
            include seed.cf
            unwelcomelist_from a b
            redirector_pattern m'(.*)'i
            priority M -5
            require_version 4.000001
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("seed.cf");
    }

    @Test
    void shouldSurviveAnyMutation() throws IOException {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = mutated(SEED.getBytes(StandardCharsets.ISO_8859_1), random);
            assertThat(parse(bytes).problems()).hasSizeLessThanOrEqualTo(SMALL.problems());
        }
    }

    @Test
    void shouldSurviveRandomBytes() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(4_096)];
            random.nextBytes(bytes);
            assertThat(parse(bytes).rules()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header R A:",
                ":",
                "header R eval:f('",
                "\\'",
                "uri_detail R a =~ /",
                "\\/",
                "body R /",
                "\\/",
                "meta R (",
                "(",
                "meta R A+",
                "-",
                "meta R rules_matching(*",
                "*?",
                "score R ",
                "(1) ",
                "tflags R ",
                "maxhits=1 ",
                "if ",
                "!(",
                "lang ",
                "a b ",
                "body R m{",
                "{",
                "body R m(",
                "\\)",
                "replace_rules ",
                "R ",
                "#",
                "\\#"
            })
    void shouldSurviveLongRepetition(String text) throws IOException {
        RuleLimits limits = RuleLimits.DEFAULT;
        for (String start :
                new String[] {"header R A:", "header R eval:f('", "uri_detail R a =~ /", "body R /", "meta R "}) {
            String line = start + text.repeat((limits.lineLength() - start.length()) / text.length());
            Files.writeString(file, line, StandardCharsets.ISO_8859_1);
            assertThat(new RuleSetParser().parse(file).rules().size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void shouldListTheFirstProblemsAndCountAll() throws IOException {
        RuleSetModel model = parse("body R /x\n".repeat(100).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(model.problems()).hasSize(10);
        assertThat(model.problemCount()).isEqualTo(100);
    }

    @Test
    void shouldStopAtTheLimits() throws IOException {
        StringBuilder rules = new StringBuilder();
        for (int at = 0; at < 60; at++) {
            rules.append("body R").append(at).append(" /x/\n");
        }
        assertThat(parse(bytes(rules.toString())).rules()).hasSize(50);
        assertThat(parse(bytes("body R /" + "x".repeat(5_000) + "/\nbody S /x/"))
                        .rules()
                        .keySet())
                .containsExactly("S");
        assertThat(parse(bytes("body R /x/\n".repeat(10_000))).problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("too large");
        assertThat(parse(bytes("test x\n".repeat(60))).directives("test")).hasSize(50);
        assertThat(parse(bytes("if 1\n".repeat(5_000) + "body R /x/")).rules()).isEmpty();
    }

    @Test
    void shouldShowNoControlCharactersOfAFile() throws IOException {
        RuleSetModel model = parse(bytes("body R \u001b[31m\u0007"));

        assertThat(model.problems().get(0).toString()).doesNotContain("\u001b", "\u0007");
    }

    private RuleSetModel parse(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return new RuleSetParser(Capabilities.debian(), SMALL).parse(folder);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int change = random.nextInt(20); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = seed[random.nextInt(seed.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> System.arraycopy(seed, 0, bytes, at, Math.min(seed.length, bytes.length - at));
            }
        }
        return bytes;
    }
}
