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

/** Headers made to take long: what is not linear does not end here. */
@Timeout(30)
class HostileHeaderTest {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(), List.of(), Redirectors.NONE, RegistryBoundaries.of(Set.of("com"), Set.of(), Set.of()));
    private static final List<String> QUERIES = List.of(
            "From:addr",
            "From:name",
            "From:host",
            "From:domain",
            "From:ip",
            "ToCc:addr",
            "Received:host",
            "Received:ip",
            "EnvelopeFrom",
            "MESSAGEID",
            "X-Spam-Relays-Untrusted",
            "ALL-TRUSTED",
            "ALL-EXTERNAL",
            "ALL");

    static Stream<Arguments> headers() {
        Stream<Arguments> received = Stream.of(
                        "from ",
                        "a@",
                        "by ",
                        " by x (",
                        "[1.2.3.4]",
                        "([1.2.3.4] ",
                        "(HELO x",
                        " with SMTP",
                        " ident=x",
                        "(envelope-from ",
                        "x (y@z ",
                        "( ",
                        ") ",
                        "\t",
                        " id ")
                .map(junk -> Arguments.of(
                        "Received " + junk, fields("Received: from h (", junk) + fields("Received: from ", junk)));
        Stream<Arguments> addresses = Stream.of(
                        "@",
                        "a@",
                        "<",
                        "\"",
                        "(",
                        "a@b,",
                        "<a@",
                        "=?",
                        "=?utf-8?q?a?= ",
                        "1.",
                        ":",
                        "a:",
                        "x@a.com.",
                        "()")
                .map(junk -> Arguments.of("From " + junk, fields("From: ", junk)));
        Stream<Arguments> counts = Stream.of(
                Arguments.of("100,000 fields", "X-A: 1\n".repeat(100_000)),
                Arguments.of("10,000 Received", "Received: from h (r [9.9.9.9]) by b with SMTP\n".repeat(10_000)),
                Arguments.of("10,000 Return-Path", "Return-Path: <a@b.com>\n".repeat(10_000)));
        return Stream.of(received, addresses, counts).flatMap(kind -> kind);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void shouldAnswerEveryQueryOf(String name, String header) {
        MessageTexts texts = MessageTexts.of((header + "\n").getBytes(StandardCharsets.ISO_8859_1), SETTINGS);

        assertThatCode(() -> QUERIES.forEach(query -> texts.header(HeaderQuery.parse(query))))
                .doesNotThrowAnyException();
        assertThat(texts.relays().all().size()).isLessThanOrEqualTo(Relays.MAX);
    }

    /** Fields as long as a field can be. */
    private static String fields(String start, String junk) {
        return (start + junk.repeat(8_000 / junk.length()) + "\n").repeat(20);
    }
}
