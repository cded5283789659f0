package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MimeTreeTest {
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=B\n\n";

    @Test
    void shouldListEachPartBeforeItsOwnParts() {
        String message = MIXED
                + "--B\nContent-Type: multipart/alternative; boundary=A\n\n"
                + "--A\nContent-Type: text/plain\n\none\n--A\nContent-Type: text/html\n\ntwo\n--A--\n"
                + "--B\nContent-Type: image/gif\n\nthree\n--B--\n";

        assertThat(types(message))
                .containsExactly("multipart/mixed", "multipart/alternative", "text/plain", "text/html", "image/gif");
        assertThat(contents(message)).containsExactly("one", "two", "three");
    }

    @Test
    void shouldReadAnAttachedMessageAsAPart() {
        String message = MIXED + "--B\nContent-Type: message/rfc822\n\nContent-Type: text/html\n\n<p>x\n--B--\n";

        assertThat(types(message)).containsExactly("multipart/mixed", "message/rfc822", "text/html");
        assertThat(tree(message).parts().get(1).isLeaf()).isFalse();
    }

    @Test
    void shouldReadPartsOfADigestAsMessagesUnlessTheySayOtherwise() {
        String message = """
                Content-Type: multipart/digest; boundary=B

                --B

                Subject: x

                one
                --B
                Content-Type: text/html

                two
                --B--
                """;

        assertThat(types(message)).containsExactly("multipart/digest", "message/rfc822", "text/plain", "text/html");
        assertThat(tree(message).parts().get(1).declaredType()).isEqualTo("text/plain");
    }

    @Test
    void shouldTakeAMultipartWithoutABoundaryAsPlainText() {
        assertThat(types("Content-Type: multipart/mixed\n\none\ntwo\n")).containsExactly("text/plain");
        assertThat(contents("Content-Type: multipart/mixed\n\none\ntwo\n")).containsExactly("\none\ntwo\n");
    }

    @Test
    void shouldHaveOnePartWithoutHeaderWhereNoBoundaryOpensAMultipart() {
        assertThat(contents(MIXED + "X: y\n\none\n--B--\n")).containsExactly("X: y\n\none");
    }

    @Test
    void shouldNotEndAPartAtALongerBoundary() {
        String message = MIXED + "--B\n\none\n--BB\ntwo\n--B-\nthree\n--B--x\nfour\n--B-- \nfive\n";

        assertThat(contents(message)).containsExactly("one\n--BB\ntwo\n--B-\nthree\n--B--x\nfour");
    }

    @Test
    void shouldKeepAnInnerMultipartOfTheSameBoundaryTogether() {
        String message = MIXED
                + "--B\nContent-Type: multipart/alternative; boundary=B\n\n--B\n\ninner\n--B--\n"
                + "--B\n\nouter\n--B--\n";

        assertThat(types(message))
                .containsExactly("multipart/mixed", "multipart/alternative", "text/plain", "text/plain");
        assertThat(contents(message)).containsExactly("inner", "outer");
        assertThat(tree(message).flags()).doesNotContain(ParseFlag.UNBALANCED_BOUNDARY);
    }

    @Test
    void shouldLoseAFieldThatNothingFollows() {
        MimePart part = tree(MIXED + "--B\nX-A: 1\nX-B: 2\n--B--\n").parts().get(1);

        assertThat(part.header("X-A")).isEqualTo("1");
        assertThat(part.header("X-B")).isEmpty();
        assertThat(part.raw()).isEmpty();
    }

    @Test
    void shouldTakeTheLastLineAsBodyWhereNoBoundaryFollows() {
        assertThat(contents(MIXED + "--B\nContent-Type: text/html\nX-A: 1\n")).containsExactly("X-A: 1\n");
    }

    @Test
    void shouldCutLongLinesOnceForEachMultipartAroundThem() {
        String line = "x".repeat(3_000) + "\n";
        String inner = "Content-Type: multipart/mixed; boundary=A\n\n--A\n\n" + line + "\n--A--\n";

        assertThat(contents("Subject: x\n\n" + line)).containsExactly(line);
        assertThat(contents(MIXED + "--B\n\n" + line + "\n--B--\n"))
                .containsExactly("x".repeat(2_048) + "\n" + "x".repeat(952) + "\n");
        assertThat(contents(MIXED + "--B\n" + inner + "\n--B--\n"))
                .containsExactly("x".repeat(2_048) + "\n\n" + "x".repeat(952) + "\n");
        assertThat(tree(MIXED + "--B\n\n" + line + "\n--B--\n").parts().get(1).longestLine())
                .isEqualTo(2_049);
    }

    @Test
    void shouldNoteWhatIsWrongWithTheForm() {
        assertThat(flags(MIXED + "--B\nX-A: 1\n\none\n--B--\n")).isEmpty();
        assertThat(flags(MIXED + "--B\none\n--B--\n"))
                .containsExactlyInAnyOrder(ParseFlag.MISSING_MIME_HEADERS, ParseFlag.MISSING_MIME_HEAD_BODY_SEPARATOR);
        assertThat(flags(MIXED + "--B\nX-A: 1\none\n--B--\n"))
                .containsExactly(ParseFlag.MISSING_MIME_HEAD_BODY_SEPARATOR);
        assertThat(flags(MIXED + "--B\nX-A: 1\n\none\n--B--\n .\n\n")).isEmpty();
        assertThat(flags(MIXED + "--B\nX-A: 1\n\none\n--B--\nmore")).containsExactly(ParseFlag.MIME_EPILOGUE_EXISTS);
        assertThat(flags(MIXED + "--B\nX-A: 1\n\none\n")).containsExactly(ParseFlag.UNBALANCED_BOUNDARY);
        assertThat(flags("Subject: x\n")).containsExactly(ParseFlag.MISSING_HEAD_BODY_SEPARATOR);
        assertThat(flags("X: " + "x".repeat(9_000) + "\n\n")).containsExactly(ParseFlag.TRUNCATED_HEADER);
    }

    @Test
    void shouldStopAtAThousandParts() {
        MimeTree tree = tree(MIXED + "--B\nX-A: 1\n\nx\n".repeat(1_500));

        assertThat(tree.leaves()).hasSize(1_000);
        assertThat(tree.flags()).contains(ParseFlag.MIMEPART_LIMIT_EXCEEDED);
    }

    @Test
    void shouldShowRulesTheLastFieldOfEachPart() {
        String message = """
                Content-Type: multipart/mixed;
                 boundary=B

                --B
                Content-Type:  text/plain;
                 name="=?utf-8?q?=C3=A4?="

                one
                --B
                X-A: 1
                X-A : 2
                X-A: 3

                two
                --B--
                """;
        MessageTexts texts = MessageTexts.of(Octets.bytes(message), HostileMessageTest.SETTINGS);

        assertThat(values(texts, "Content-Type"))
                .containsExactly(
                        Optional.of("multipart/mixed; boundary=B\n"),
                        Optional.of("text/plain; name=\"" + Octets.utf8("ä") + "\"\n"),
                        Optional.empty());
        assertThat(values(texts, "Content-Type:raw").get(1)).contains("text/plain;\n name=\"=?utf-8?q?=C3=A4?=\"\n");
        assertThat(values(texts, "X-A").get(2)).contains("3\n");
        assertThat(values(texts, "ALL").get(2)).contains("X-A: 1\nX-A : 2\nX-A: 3\n");
    }

    private static List<Optional<String>> values(MessageTexts texts, String query) {
        return texts.partHeaders(HeaderQuery.parse(query)).stream()
                .map(value -> value.map(Octets::of))
                .toList();
    }

    private static MimeTree tree(String message) {
        return MimeTree.of(MessageSource.of(message));
    }

    private static Set<ParseFlag> flags(String message) {
        return tree(message).flags();
    }

    private static List<String> types(String message) {
        return tree(message).parts().stream().map(MimePart::type).toList();
    }

    private static List<String> contents(String message) {
        return tree(message).leaves().stream().map(MimePart::raw).toList();
    }
}
