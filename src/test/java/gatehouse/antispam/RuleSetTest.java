package gatehouse.antispam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of rule hits, and what comes of the hits. */
class RuleSetTest {
    private static final String MESSAGE = """
            From: Ann <ann@example.org>
            To: bob@example.org
            Subject: Cheap watches, cheap rings
            X-Note: 100%
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html

            <p>See <a href="http://watches.example.com/for?bob@example.org">the shop</a>, it is cheap.</p>
            --b
            Content-Type: application/pdf; name=offer.pdf

            x
            --b--
            """;

    private static final String NUMBERS =
            IntStream.range(100, 700).mapToObj(String::valueOf).collect(Collectors.joining());

    @TempDir
    private Path folder;

    @Test
    void shouldMatchEachKindOfText() throws IOException {
        RuleSet rules = rules("""
                util_rb_tld com net org
                header H_NOTE X-Note =~ /100%/
                header H_NO_MAILER X-Mailer !~ /./
                header H_UNSET X-Mailer =~ /^none$/ [if-unset: none]
                header H_EXISTS exists:X-Note
                body B_SHOP /See the shop, it is cheap/
                rawbody R_LINK /<a href/
                uri U_SHOP /^http:.*watches/
                full F_BOUNDARY /\\n--b--/
                mimeheader M_PDF Content-Type =~ /pdf/
                mimeheader M_SOME_NOT_PDF Content-Type !~ /pdf/
                uri_detail D_SHOP text =~ /shop/ domain =~ /^example\\.com$/
                uri_detail D_OTHER text =~ /shop/ domain =~ /^example\\.net$/
                body B_NOTHING /never there/
                """);

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.hits(bytes(MESSAGE)))
                .containsExactlyInAnyOrder(
                        "H_NOTE",
                        "H_NO_MAILER",
                        "H_UNSET",
                        "H_EXISTS",
                        "B_SHOP",
                        "R_LINK",
                        "U_SHOP",
                        "F_BOUNDARY",
                        "M_PDF",
                        "M_SOME_NOT_PDF",
                        "D_SHOP");
    }

    @Test
    void shouldCountHitsForMetas() throws IOException {
        RuleSet rules = rules("""
                body __CHEAP /cheap/i
                tflags __CHEAP multiple
                body __CHEAP_2 /cheap/i
                tflags __CHEAP_2 multiple maxhits=2
                body __CHEAP_IN_BODY /cheap/i
                tflags __CHEAP_IN_BODY multiple nosubject
                body __ONCE /cheap/i
                meta THREE __CHEAP == 3
                meta TWO __CHEAP_2 == 2
                meta ONE __CHEAP_IN_BODY == 1
                meta JUST_ONCE __ONCE == 1
                meta NONE !__CHEAP
                meta MISSING __NO_SUCH_RULE || __CHEAP > 3
                """);

        assertThat(rules.score(bytes(MESSAGE)).hits())
                .extracting(Hit::rule)
                .containsExactly("THREE", "TWO", "ONE", "JUST_ONCE");
    }

    @Test
    void shouldFillInWhatAnotherRuleCaptured() throws IOException {
        RuleSet rules = rules("""
                header __TO To:addr =~ /(?<TO_ADDR>.+)/
                uri LINK_NAMES_ME /\\?%{TO_ADDR}$/
                header __FROM From:addr =~ /(?<FROM_ADDR>.+)/
                uri LINK_NAMES_SENDER /\\?%{FROM_ADDR}$/
                uri LINK_NAMES_NOBODY /for%{NO_SUCH_NAME}/
                """);

        assertThat(rules.hits(bytes(MESSAGE))).containsExactlyInAnyOrder("__TO", "__FROM", "LINK_NAMES_ME");
    }

    @Test
    void shouldSumPointsAndShowWhatMatched() throws IOException {
        RuleSet rules = rules("""
                body CHEAP /cheap \\w+/i
                describe CHEAP Talks of cheap things
                score CHEAP 1.5
                header __NOTE exists:X-Note
                meta NOTED __NOTE && CHEAP
                score NOTED -0.25
                body FREE /cheap/
                score FREE 0
                """);

        SpamScore score = rules.score(bytes(MESSAGE));

        assertThat(score.points()).isEqualTo(1.25);
        assertThat(score.hits())
                .containsExactly(
                        new Hit("CHEAP", 1.5, "Talks of cheap things", List.of("Cheap watches")),
                        new Hit("NOTED", -0.25, "", List.of("__NOTE", "CHEAP")));
    }

    @Test
    void shouldLeaveOutABadRuleAndNameIt() throws IOException {
        RuleSet rules = rules("""
                body GOOD /cheap/
                body BAD /(?{ code })/
                header UNKNOWN eval:no_such_function()
                """);

        assertThat(rules.hits(bytes(MESSAGE))).containsExactly("GOOD");
        assertThat(rules.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem.toString()).contains("test.cf:2", "BAD"));
        assertThat(rules.problems())
                .anySatisfy(
                        problem -> assertThat(problem.toString()).contains("test.cf:3", "UNKNOWN", "no_such_function"));
    }

    @Test
    void shouldEscapeWhatMatched() throws IOException {
        RuleSet rules = rules("body ODD /a.{1,200}/s\n");

        SpamScore score = rules.score(bytes("Subject: a\u001b[31m\u00e9\n\n"));

        assertThat(score.hits().get(0).evidence()).containsExactly("a\\x1B[31m\\xC3\\xA9\\x0A");
    }

    @Test
    void shouldBenchARuleThatTakesTooLongAgainAndAgain() throws IOException {
        RuleSet rules = rules("header SLOW Subject =~ /(\\w+)(\\w+)\\1\\2\\1\\2x/\nheader FAST Subject =~ /^1/\n");
        byte[] attack = bytes("Subject: " + NUMBERS + "x\n\n");

        assertThat(rules.score(attack).overBudget()).containsExactly("SLOW");
        assertThat(rules.benched()).isEmpty();
        for (int message = 0; message < RuleBench.PATIENCE; message++) {
            rules.score(attack);
        }

        assertThat(rules.benched()).containsExactly("SLOW");
        assertThat(rules.score(attack).overBudget()).isEmpty();
        assertThat(rules.score(attack).hits()).extracting(Hit::rule).containsExactly("FAST");
    }

    @Test
    void shouldNotTakeARuleThatIsGivenUpForOneThatDoesNotMatch() throws IOException {
        RuleSet rules = rules("""
                header NEGATED Subject !~ /(\\w+)(\\w+)\\1\\2\\1\\2x/
                mimeheader NEGATED_PART Subject !~ /(\\w+)(\\w+)\\1\\2\\1\\2x/
                """);
        byte[] attack = bytes("Subject: " + NUMBERS + "x\n\n");

        assertThat(rules.score(attack).overBudget()).containsExactlyInAnyOrder("NEGATED", "NEGATED_PART");
        for (int message = 0; message < RuleBench.PATIENCE; message++) {
            assertThat(rules.score(attack).hits()).isEmpty();
        }

        assertThat(rules.benched()).containsExactly("NEGATED", "NEGATED_PART");
        assertThat(rules.score(attack).hits()).isEmpty();
        assertThat(rules.score(bytes("Subject: benched, so not run\n\n")).hits())
                .isEmpty();
    }

    private RuleSet rules(String text) throws IOException {
        Files.writeString(folder.resolve("test.cf"), text);
        return RuleSet.compile(new RuleSetParser().parse(folder));
    }

    private static byte[] bytes(String message) {
        return message.getBytes(ISO_8859_1);
    }
}
