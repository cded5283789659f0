package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages made to take long: what is not linear does not end here. */
@Timeout(60)
class HostileMessageTest {
    static final TextSettings SETTINGS = new TextSettings(
            List.of(), List.of(), Redirectors.NONE, RegistryBoundaries.of(Set.of("com"), Set.of(), Set.of()));
    private static final String HTML = "Content-Type: text/html\n\n";

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("a line of 10 MB", "Subject: x\n\n" + "x ".repeat(5_000_000)),
                Arguments.of("100,000 fields", "X-Field: value\n".repeat(100_000) + "\nbody"),
                Arguments.of(
                        "10,000 parts", "Content-Type: multipart/mixed; boundary=B\n\n" + "--B\n\nx\n".repeat(10_000)),
                Arguments.of("deep multiparts", nested()),
                Arguments.of(
                        "boundaries that begin each other",
                        prefixes() + ("--" + "b".repeat(30) + "\n").repeat(200_000)),
                Arguments.of(
                        "a boundary of dashes",
                        "Content-Type: multipart/mixed; boundary=\"" + "-".repeat(7_000) + "x\"\n\n"
                                + "-".repeat(10_000_000)),
                Arguments.of(
                        "one boundary for all depths",
                        "Content-Type: multipart/mixed; boundary=B\n\n--B\n".repeat(20_000) + "--B--\n".repeat(20_000)),
                Arguments.of(
                        "messages in messages",
                        "Content-Type: message/rfc822\n\n".repeat(1_000) + "text\n".repeat(500_000)),
                Arguments.of(
                        "1,000 parts of long parameters",
                        "Content-Type: multipart/mixed; boundary=B\n\n"
                                + ("--B\nContent-Type: multipart/x; " + "boundary=".repeat(900) + "\"\nX: y\n\nx\n")
                                        .repeat(1_000)),
                Arguments.of("junk in base64", "Content-Transfer-Encoding: base64\n\n" + "=!A".repeat(3_000_000)),
                Arguments.of(
                        "quoted-printable of =",
                        "Content-Transfer-Encoding: quoted-printable\n\n" + "=".repeat(9_000_000)),
                Arguments.of("deep HTML", HTML + "<div><span>".repeat(100_000)),
                Arguments.of("end tags without start", HTML + "<font><p>".repeat(20_000) + "</td>".repeat(50_000)),
                Arguments.of("open tags", HTML + "<".repeat(500_000)),
                Arguments.of("tags that never end", HTML + "<a href=\"".repeat(50_000)),
                Arguments.of("comments that never end", HTML + "<!--".repeat(100_000)),
                Arguments.of("comments with many dashes", HTML + "<!--" + "-".repeat(1_000_000)),
                Arguments.of("titles", HTML + "<title>".repeat(100_000)),
                Arguments.of("ampersands", HTML + "&".repeat(1_000_000)),
                Arguments.of("at signs", "From: " + "@".repeat(8_000) + "\n\n" + "a@".repeat(500_000)),
                Arguments.of("dots", "Subject: x\n\n" + "a.".repeat(500_000)),
                Arguments.of("schemes", "Subject: x\n\n" + "http:".repeat(200_000)),
                Arguments.of("words", "Subject: " + "=?UTF-8?Q?a?= ".repeat(10_000) + "\n\n"),
                Arguments.of("blank lines", "Subject: x\n\n" + " \n".repeat(1_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void shouldMakeEveryTextOf(String name, String message) {
        MessageTexts texts = MessageTexts.of(message.getBytes(StandardCharsets.ISO_8859_1), SETTINGS);

        assertThatCode(() -> askAll(texts)).as(name).doesNotThrowAnyException();
        assertThat(texts.body()).allMatch(line -> line.length <= 8_192);
        assertThat(texts.rawBody()).allMatch(chunk -> chunk.length <= 4_096);
    }

    static void askAll(MessageTexts texts) {
        texts.parseFlags();
        texts.partHeaders(HeaderQuery.parse("ALL:raw"));
        texts.partHeaders(HeaderQuery.parse("Content-Type"));
        texts.body();
        texts.visible();
        texts.invisible();
        texts.rawBody();
        texts.full();
        texts.uris();
        for (String query : List.of("ALL", "ALL:raw", "From:addr", "From:host", "ToCc", "X-Spam-Relays-Untrusted")) {
            texts.header(HeaderQuery.parse(query));
        }
    }

    private static String prefixes() {
        StringBuilder message = new StringBuilder();
        for (int i = 1; i <= 25; i++) {
            String boundary = "b".repeat(i);
            message.append("Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n");
        }
        return message.toString();
    }

    private static String nested() {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=B")
                    .append(i)
                    .append("\n\n--B")
                    .append(i)
                    .append('\n');
        }
        return message.toString();
    }
}
