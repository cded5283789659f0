package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns that are completed from the message. */
class TemplateRulesTest {
    private static final byte[] MESSAGE =
            "From: Ann <ann@example.org>\nSubject: Hello\n\nWrite to www.example.org, 100%{WHO} of it.\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void shouldPutAHeadersValueIn() throws IOException {
        assertThat(rules("""
                        body DOMAIN /www\\.%{HEADER(From:addr:domain)},/
                        body NONE /www%{HEADER(X-None)}/
                        body BROKEN /www%{HEADER()}/
                        """).hits(MESSAGE)).containsExactly("DOMAIN");
    }

    @Test
    void shouldLeaveWhatIsEscaped() throws IOException {
        assertThat(rules("body ESCAPED /100\\%{WHO} of/\nbody TEMPLATE /100%{WHO} of/")
                        .hits(MESSAGE))
                .containsExactly("ESCAPED");
    }

    private RuleSet rules(String text) throws IOException {
        Path file = folder.resolve("own.cf");
        Files.writeString(file, text);
        return RuleSet.compile(new RuleSetParser().parse(file));
    }
}
