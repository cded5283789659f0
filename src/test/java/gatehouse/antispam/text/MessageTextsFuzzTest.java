package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a message is, all its texts can be had. A fuzzer starts from these seeds. */
public class MessageTextsFuzzTest {
    static Stream<String> shouldMakeAllTexts() {
        return Stream.of(
                "",
                "\n",
                "Subject: =?utf-8?B?w6Q=?= =?iso-8859-1?Q?=E4?=\n\nbody",
                "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=utf-16\n\n<b>x\n--b--\n",
                "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeAoKeA==\n",
                "Received: from a (b [1.2.3.4]) by c (Postfix) with ESMTP id 1; Mon, 1 Jan 2024 00:00:00 +0000\n\n",
                "Content-Type: text/html\n\n<a href=\"http://%77ww.a.com/\"><font style='color:#f00'>x<!-- --><img src=x width=1>");
    }

    @ParameterizedTest
    @MethodSource
    void shouldMakeAllTexts(String message) {
        assertThatCode(() -> fuzzerTestOneInput(message.getBytes(StandardCharsets.ISO_8859_1)))
                .doesNotThrowAnyException();
    }

    /** What a fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] message) {
        MessageTexts texts = MessageTexts.of(message, HostileMessageTest.SETTINGS);
        HostileMessageTest.askAll(texts);
        List.of("From:name", "MESSAGEID", "EnvelopeFrom", "X-Spam-Relays-Untrusted", "Received:raw", "To:addr:first")
                .forEach(query -> texts.header(HeaderQuery.parse(query)));
    }
}
