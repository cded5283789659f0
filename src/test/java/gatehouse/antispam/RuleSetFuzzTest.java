package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThatCode;

import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever rules are, they can be read, compiled and run. A fuzzer starts from these seeds. */
public class RuleSetFuzzTest {
    private static final byte[] MESSAGE = """
            From: a@b.com
            Subject: aaa bbb
            Content-Type: text/html

            <a href="http://a.com/b">aaaa bbbb 1234</a>
            """.getBytes(StandardCharsets.US_ASCII);

    static Stream<String> shouldRunAnyRules() {
        return Stream.of(
                "",
                "body A /a(?=b)|[[:alpha:]]{2,}\\b/i\nscore A 1 2 3 4\ndescribe A x\ntflags A multiple maxhits=2",
                "header B Subject =~ m{(?<X>\\w+)}x [if-unset: y]\nheader C From:addr !~ /%{X}/\nmeta D (A + B > 1) && !C || 2 * A",
                "if (version >= 4.0) && can(Mail::SpamAssassin::Conf::feature_x)\nifplugin X\nelse\nrawbody E /x/\nendif\nendif",
                "uri F m,^http://,\nfull G eval:check_x('a', \"b\")\nmimeheader H Content-Type =~ /x/\nheader I exists:X-Y",
                "replace_tag A [aA]\nreplace_inter I .?\nbody J /<A>b/\nreplace_rules J\nlang de body K /x/\ninclude z.cf\nscore L (1)",
                "redirector_pattern m'^http://(.*)'i\ntrusted_networks 10/8 !10.1.0.0/16\nwelcomelist_from *@a.com");
    }

    @ParameterizedTest
    @MethodSource
    void shouldRunAnyRules(String rules) {
        assertThatCode(() -> fuzzerTestOneInput(rules.getBytes(StandardCharsets.ISO_8859_1)))
                .doesNotThrowAnyException();
    }

    /** What a fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] rules) throws IOException {
        Path folder = Files.createTempDirectory("rules");
        Path file = folder.resolve("rules.cf");
        try {
            Files.write(file, rules);
            RuleSet compiled = RuleSet.compile(new RuleSetParser().parse(folder));
            compiled.hits(MESSAGE);
            compiled.score(MESSAGE);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
