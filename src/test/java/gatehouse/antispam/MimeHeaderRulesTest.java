package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parts a mimeheader rule sees, and how its hits count. */
class MimeHeaderRulesTest {
    private static final byte[] MESSAGE = """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; name=a1a2

            x
            --b
            Content-Type: image/gif; name=a3

            x
            --b--
            """.getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("own.cf");
    }

    @ParameterizedTest
    @CsvSource({
        "1, multipart",
        "2, text",
        "2-, text image",
        "-2, multipart text",
        "2-3, text image",
        "3-2, ''",
        "4, ''",
        "x, multipart text image",
        "0-, multipart text image"
    })
    void shouldSeeTheHeadersOfARange(String range, String types) throws IOException {
        RuleSet rules = rules("""
                mimeheader multipart Content-Type =~ /^multipart/
                tflags multipart range=%1$s
                mimeheader text Content-Type =~ /^text/
                tflags text range=%1$s
                mimeheader image Content-Type =~ /^image/
                tflags image range=%1$s
                """.formatted(range));

        assertThat(rules.hits(MESSAGE)).containsExactlyInAnyOrder(types.isEmpty() ? new String[0] : types.split(" "));
    }

    @Test
    void shouldJoinTheHeadersOfPartsAsLines() throws IOException {
        RuleSet rules = rules("""
                mimeheader JOINED Content-Type =~ /^text.*\\nimage.*\\n\\z/
                tflags JOINED range=2- concat
                mimeheader UNSET X-None =~ /^-\\n-\\n-\\n\\z/ [if-unset: -]
                tflags UNSET concat
                """);

        assertThat(rules.hits(MESSAGE)).containsExactlyInAnyOrder("JOINED", "UNSET");
    }

    @Test
    void shouldCountInTheFirstPartThatMatches() throws IOException {
        RuleSet rules = rules("""
                mimeheader __A Content-Type =~ /a\\d/
                tflags __A multiple
                meta TWO __A == 2
                mimeheader __ALL Content-Type =~ /a\\d/
                tflags __ALL multiple concat
                meta THREE __ALL == 3
                """);

        assertThat(rules.hits(MESSAGE)).contains("TWO", "THREE");
    }

    private RuleSet rules(String text) throws IOException {
        Files.writeString(file, text);
        return RuleSet.compile(new RuleSetParser().parse(file));
    }
}
