package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule of each form; what SpamAssassin 4.0.1 makes of the doubtful ones was asked of it. */
class RuleFormsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadHeaderWithModifiersAndValueIfUnset() throws IOException {
        assertThat(test("header R Reply-To:raw:addr !~ /^x/i [if-unset: no one]"))
                .isEqualTo(new RuleTest.Header(
                        new HeaderSelector("Reply-To", List.of("raw", "addr")),
                        true,
                        new PatternText("^x", "i"),
                        Optional.of("no one")));
    }

    @Test
    void shouldReadOctetsThatWouldEndLinesAsCharacters() throws IOException {
        assertThat(test("header R To =~ /a\u0085b/"))
                .isEqualTo(new RuleTest.Header(
                        new HeaderSelector("To", List.of()), false, new PatternText("a\u0085b", ""), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALL",
                "ALL:raw",
                "ToCc",
                "MESSAGEID",
                "EnvelopeFrom",
                "X-Spam-Relays-Untrusted",
                "From:addr",
                "From:name",
                "From:addr:host",
                "From:addr:domain",
                "Received:ip",
                "X-Ip:revip",
                "Received:first",
                "Received:last"
            })
    void shouldReadEveryHeaderSelector(String selector) throws IOException {
        RuleTest.Header header = (RuleTest.Header) test("header R " + selector + "=~/x/");

        assertThat(header.header()).hasToString(selector);
        assertThat(header.negated()).isFalse();
        assertThat(header.ifUnset()).isEmpty();
    }

    @Test
    void shouldReadHeaderExists() throws IOException {
        assertThat(test("header R exists:X-Mailer"))
                .isEqualTo(new RuleTest.HeaderExists(new HeaderSelector("X-Mailer", List.of())));
    }

    @ParameterizedTest
    @CsvSource({"body,BODY", "rawbody,RAWBODY", "uri,URI", "full,FULL"})
    void shouldReadPatternOnEachText(String directive, TextKind kind) throws IOException {
        assertThat(test(directive + " R m{a}m")).isEqualTo(new RuleTest.Text(kind, new PatternText("a", "m")));
    }

    @ParameterizedTest
    @CsvSource({"header,HEADER", "body,BODY", "rawbody,RAWBODY", "uri,URI", "full,FULL"})
    void shouldReadEvalOnEachText(String directive, TextKind kind) throws IOException {
        assertThat(test(directive + " R eval:check('a b', \"c','d\", 12, -0.5, word,)"))
                .isEqualTo(new RuleTest.Eval(kind, "check", List.of("a b", "c','d", "12", "-0.5", "word")));
    }

    @Test
    void shouldReadEvalWithoutArguments() throws IOException {
        assertThat(test("header R eval:check()")).isEqualTo(new RuleTest.Eval(TextKind.HEADER, "check", List.of()));
    }

    @Test
    void shouldReadMimeHeader() throws IOException {
        assertThat(test("mimeheader R Content-Type:raw =~ /x/"))
                .isEqualTo(new RuleTest.MimeHeader(
                        new HeaderSelector("Content-Type", List.of("raw")),
                        false,
                        new PatternText("x", ""),
                        Optional.empty()));
    }

    @Test
    void shouldReadUriDetail() throws IOException {
        assertThat(test("uri_detail R text =~ /^https:\\/\\/a b/i  cleaned !~ /x/"))
                .isEqualTo(new RuleTest.UriDetail(List.of(
                        new RuleTest.UriCondition("text", false, new PatternText("^https:\\/\\/a b", "i")),
                        new RuleTest.UriCondition("cleaned", true, new PatternText("x", "")))));
    }

    @Test
    void shouldKeepRulesThatAskTheNetworkUnparsed() throws IOException {
        assertThat(test("askdns R _SENDERDOMAIN_.example.net A /^127/"))
                .isEqualTo(new RuleTest.Network("askdns", "_SENDERDOMAIN_.example.net A /^127/"));
    }

    @Test
    void shouldTakeBytesOfPatternsAsTheyAre() throws IOException {
        RuleTest.Text text = (RuleTest.Text) test("body R /\u00c3\u00a4|\u00e4/");

        assertThat(text.pattern().regex()).isEqualTo("\u00c3\u00a4|\u00e4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "/a\\/b/i a\\/b i",
                "m{a\\{2\\}b{2}}xi a\\{2\\}b{2} xi",
                "m'a\\'b' a\\'b ``",
                "m,a\\,b, a\\,b ``",
                "m|a\\|b| a\\|b ``",
                "m(a(b)c)s a(b)c s",
                "m<a> a ``",
                "m[[ab]] [ab] ``",
                "// `` ``"
            })
    void shouldRemoveDelimitersOnly(String text, String regex, String modifiers) throws RuleSyntaxException {
        assertThat(PatternText.parse(text)).isEqualTo(new PatternText(regex, modifiers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body R /a/b/",
                "body R /a/g",
                "body R ,a,",
                "body R /a",
                "body R m",
                "body R",
                "body R /",
                "header R Subject",
                "header R Subject =~",
                "header R Sub:ject:a-b =~ /x/",
                "header R eval:check",
                "header R eval:check(a b)",
                "header R eval:check('a)",
                "header R eval:check(/a,b/)",
                "header R exists:",
                "uri_detail R raw =~ x",
                "uri_detail R",
                "meta R",
                "meta R A and B",
                "meta R (A",
                "meta R A)",
                "meta R A ** 2",
                "meta R A & B",
                "body 9R /x/",
                "body R-R /x/",
                "body"
            })
    void shouldReportARuleThatIsWrongAndKeepTheOthers(String line) throws IOException {
        RuleSetModel model = Rules.parse(folder, "body BEFORE /x/", line, "body AFTER /x/");

        assertThat(model.rules().keySet()).containsExactly("BEFORE", "AFTER");
        assertThat(model.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.source())
                        .isEqualTo(new RuleSource(folder.resolve("rules.cf").toString(), 2)));
    }

    @Test
    void shouldNameFileLineAndRuleOfAProblem() throws IOException {
        RuleSetModel model = Rules.parse(folder, "# none", "body BAD_ONE /x/g");

        assertThat(model.problems().get(0))
                .hasToString(folder.resolve("rules.cf") + ":2: BAD_ONE: unknown modifiers: g");
    }

    @Test
    void shouldReplaceARuleThatIsDefinedAgain() throws IOException {
        RuleSetModel model = Rules.parse(folder, "body R /x/", "meta R 1", "header R exists:A");

        assertThat(model.rules()).hasSize(1);
        assertThat(model.rule("R").orElseThrow().test()).isInstanceOf(RuleTest.HeaderExists.class);
        assertThat(model.rule("R").orElseThrow().source().line()).isEqualTo(3);
    }

    private RuleTest test(String line) throws IOException {
        RuleSetModel model = Rules.parse(folder, line);
        assertThat(model.problems()).isEmpty();
        return model.rule("R").orElseThrow().test();
    }
}
