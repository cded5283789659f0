package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageTextsTest {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(),
            List.of(),
            Redirectors.NONE,
            RegistryBoundaries.of(Set.of("com", "example", "net"), Set.of(), Set.of()));

    @Test
    void shouldStartTheBodyWithTheSubjectAndJoinLinesOfAParagraph() {
        assertThat(body("Subject: a  b\n\none\ntwo\n\n\nthree\n")).containsExactly("a  b\n", "one two\n", "three ");
    }

    @Test
    void shouldHaveAnEmptySubjectWhenThereIsNone() {
        assertThat(body("From: a@b.example\n\ntext\n\n")).containsExactly("\n", "text\n");
    }

    @Test
    void shouldJoinEncodedWordsOfOneCharsetBeforeDecoding() {
        String message = "Subject: =?UTF-8?B?w6Q=?= =?UTF-8?Q?=C3?=\n =?UTF-8?Q?=BC?= end\n\n";

        assertThat(header(message, "Subject")).containsExactly("äü end\n");
        assertThat(header(message, "Subject:raw").get(0))
                .startsWith(" =?UTF-8?B?w6Q=?=")
                .endsWith("end\n");
    }

    @Test
    void shouldTolerateThreeInvalidHeaderLinesAndBeginTheBodyAtTheFourth() {
        assertThat(body("Subject: x\nbad\nbad\nbad\nX-A: 1\n\ntext")).containsExactly("x\n", "text");
        assertThat(body("Subject: x\nbad\nbad\nbad\nfourth\nX-A: 1\n\ntext"))
                .containsExactly("x\n", "fourth X-A: 1\n", "text");
    }

    @Test
    void shouldKeepTheFirstAndTheLastNineteenOfManyBlankLines() {
        String message = "\na\n \n" + "\n".repeat(30) + "b";

        assertThat(rawBody(message)).containsExactly("a\n \n" + "\n".repeat(19) + "b");
    }

    @Test
    void shouldReadPartsOfAMultipartThatNeverEnds() {
        String message = """
                Content-Type: multipart/mixed; boundary=B

                preamble
                --B

                one
                --B
                Content-Transfer-Encoding: base64

                dHdv
                """;

        assertThat(rawBody(message)).containsExactly("one", "two");
    }

    @Test
    void shouldCutRawBodyAtTheFirstNewlineBehindTwoThousandAndFortyEight() {
        String line = "x".repeat(99) + "\n";

        assertThat(rawBody("\n" + line.repeat(50))).containsExactly(line.repeat(21), line.repeat(29));
    }

    @Test
    void shouldRenderHtmlAndLeaveScriptsOut() {
        String html = "<p>Hello<br>W&ouml;rld&#8217;s</p><script>var x = '<p>no</p>';</script><div>end";

        assertThat(body("Content-Type: text/html\n\n" + html)).containsExactly("\n", "\n", "Hello Wörld’s\n", "end");
    }

    @Test
    void shouldKeepInvisibleTextInTheBodyButNotInWhatIsVisible() {
        byte[] message = bytes("Content-Type: text/html\n\nseen<span style=\"display:none\">hidden</span>");
        MessageTexts texts = MessageTexts.of(message, SETTINGS);

        assertThat(strings(texts.body())).containsExactly("\n", "seenhidden");
        assertThat(strings(texts.visible())).containsExactly("\n", "seen");
        assertThat(strings(texts.invisible())).containsExactly("hidden");
    }

    @Test
    void shouldTakeValidUtf8AsUtf8WhateverItsLabelSays() {
        assertThat(body("Content-Type: text/plain; charset=iso-8859-1\n\nä€")).containsExactly("\n", "ä€");
    }

    @Test
    void shouldDecodeLatin1AsWindows1252() {
        byte[] message =
                "Content-Type: text/plain; charset=iso-8859-1\n\n\u0093a\u0094".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(strings(MessageTexts.of(message, SETTINGS).body())).containsExactly("\n", "“a”");
    }

    @Test
    void shouldKeepTheMessageAsItCameForFullRules() {
        byte[] message = bytes("Subject: x\r\n\r\na\r\nb\r\n");

        assertThat(MessageTexts.of(message, SETTINGS).full()).isEqualTo(message);
    }

    @Test
    void shouldAnswerQueriesForAddressesAndNames() {
        String message = "From: \"Bar, Baz\" <a@b.example>\nTo: c@d.example (Foo), <e@f.example>\n\n";

        assertThat(header(message, "From:addr")).containsExactly("a@b.example");
        assertThat(header(message, "From:name")).containsExactly("Bar, Baz");
        assertThat(header(message, "To:addr")).containsExactly("c@d.example\ne@f.example");
        assertThat(header(message, "From:addr:host")).containsExactly("b.example");
        assertThat(header(message, "Cc")).isEmpty();
        assertThat(header(message, "ALL").get(0)).startsWith("From: \"Bar, Baz\" <a@b.example>\nTo: ");
    }

    @Test
    void shouldSelectTheFirstAndTheLastOfManyFields() {
        String message = "X-A: 1\nX-A: 2\n\n";

        assertThat(header(message, "X-A")).containsExactly("1\n2\n");
        assertThat(header(message, "X-A:first")).containsExactly("1\n");
        assertThat(header(message, "X-A:last")).containsExactly("2\n");
    }

    @Test
    void shouldFindUrisInTextAndHtml() {
        String html = "<a href=\"http://a.example/%77\">x</a> see www.b.example. or c@d.example, e.com/f";

        assertThat(strings(MessageTexts.of(bytes("Content-Type: text/html\n\n" + html), SETTINGS)
                        .uris()))
                .containsExactlyInAnyOrder(
                        "http://a.example/%77",
                        "http://a.example/w", "http://www.b.example", "mailto:c@d.example", "http://e.com/f");
    }

    @Test
    void shouldPartTheRelaysWhereTrustEnds() {
        String message = """
                Received: from mx.example (mx.example [10.0.0.1]) by in.example with ESMTP id A1; x
                Received: from evil (mail.example [192.0.2.7]) by mx.example with SMTP id B2; x

                """;

        assertThat(header(message, "X-Spam-Relays-Trusted"))
                .containsExactly("[ ip=10.0.0.1 rdns=mx.example helo=mx.example by=in.example ident= envfrom= intl=1"
                        + " id=A1 auth= msa=0 ]");
        assertThat(header(message, "X-Spam-Relays-Untrusted").get(0))
                .startsWith("[ ip=192.0.2.7 rdns=mail.example helo=evil by=mx.example");
    }

    private static List<String> body(String message) {
        return strings(MessageTexts.of(bytes(message), SETTINGS).body());
    }

    private static List<String> rawBody(String message) {
        return strings(MessageTexts.of(bytes(message), SETTINGS).rawBody());
    }

    private static List<String> header(String message, String query) {
        return MessageTexts.of(bytes(message), SETTINGS).header(HeaderQuery.parse(query)).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> strings(List<byte[]> texts) {
        return texts.stream()
                .map(text -> new String(text, StandardCharsets.UTF_8))
                .toList();
    }
}
