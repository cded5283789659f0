package gatehouse.embedded.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MimeSlicerTest {
    @Test
    void shouldFindTheEntitiesOfNestedMultiparts() throws IOException {
        String part = lines(
                "Content-Type: multipart/mixed; boundary=\"a b\"",
                "",
                "preamble",
                "second",
                "--a b",
                "Content-Type: multipart/alternative;",
                "\tboundary=inner",
                "",
                "--inner",
                "",
                "plain",
                "--inner",
                "Content-Type: text/html; charset=UTF-8",
                "Content-Transfer-Encoding: Quoted-Printable",
                "",
                "=3Cb>",
                "",
                "--inner--",
                "epilogue",
                "--a b  ",
                "Content-Type: Application/PDF",
                "",
                "",
                "--a b--",
                "end");
        Slice root = slice(part);
        assertThat(root.count()).isEqualTo(5);
        assertThat(root.multipart().orElseThrow().preamble()).isEqualTo("preamble\r\nsecond");
        assertThat(root.contentEnd()).isEqualTo(part.length());
        Slice inner = root.children().get(0);
        assertThat(content(part, inner)).startsWith("--inner\r\n").endsWith("epilogue");
        assertThat(content(part, inner.children().get(0))).isEqualTo("plain");
        Slice html = inner.children().get(1);
        assertThat(content(part, html)).isEqualTo("=3Cb>\r\n");
        assertThat(html.type()).isEqualTo("text/html");
        assertThat(html.contentType().parameter("charset")).contains("UTF-8");
        assertThat(html.encoding()).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
        Slice pdf = root.children().get(1);
        assertThat(pdf.type()).isEqualTo("application/pdf");
        assertThat(pdf.contentLength()).isZero();
    }

    @Test
    void shouldEndAnUnclosedMultipartWithTheOneAroundIt() throws IOException {
        String part = lines(
                "Content-Type: multipart/mixed; boundary=o",
                "",
                "--o",
                "Content-Type: multipart/mixed; boundary=i",
                "",
                "--i",
                "",
                "x",
                "--o",
                "",
                "y");
        Slice root = slice(part);
        assertThat(root.children()).hasSize(2);
        assertThat(content(part, root.children().get(0).children().get(0))).isEqualTo("x");
        assertThat(content(part, root.children().get(1))).isEqualTo("y\r\n");
    }

    @Test
    void shouldEndAnEntityWhoseHeaderRunsIntoABoundary() throws IOException {
        String part = lines("Content-Type: multipart/mixed; boundary=o", "", "--o", "Content-Type: text/html", "--o--");
        Slice child = slice(part).children().get(0);
        assertThat(child.type()).isEqualTo("text/html");
        assertThat(child.contentLength()).isZero();
    }

    @Test
    void shouldTakeAnAttachedMessageAsALeaf() throws IOException {
        String part = lines(
                "Content-Type: multipart/digest; boundary=o",
                "",
                "--o",
                "",
                "Content-Type: multipart/mixed; boundary=i",
                "",
                "--i--",
                "--o--");
        Slice child = slice(part).children().get(0);
        assertThat(child.type()).isEqualTo("message/rfc822");
        assertThat(child.children()).isEmpty();
        assertThat(content(part, child)).endsWith("--i--");
    }

    @Test
    void shouldKeepHeaderFieldsAsTheyCame() throws IOException {
        Slice root = slice("X-a:1\r\nno field\r\nx-A : 2\r\n\t3\r\n\r\nbody");
        assertThat(root.fields()).containsExactly("X-a:1", "no field", "x-A : 2\r\n\t3");
        assertThat(root.field("X-A")).contains("1");
        assertThat(root.contentStart()).isEqualTo(32);
    }

    @Test
    void shouldTakeLinesWithoutCarriageReturns() throws IOException {
        String part = "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nx\n--o--\n";
        assertThat(content(part, slice(part).children().get(0))).isEqualTo("x");
    }

    @Test
    void shouldTakeAnEmptyPart() throws IOException {
        assertThat(slice("").type()).isEqualTo("text/plain");
        assertThat(slice("\r\n").contentLength()).isZero();
    }

    @Test
    void shouldNotTakeALongerLineForABoundary() throws IOException {
        String part = lines("Content-Type: multipart/mixed; boundary=o", "", "--o", "", "--oo", "--o---", "--o--");
        assertThat(content(part, slice(part).children().get(0))).isEqualTo("--oo\r\n--o---");
    }

    @Test
    void shouldRefuseAMultipartWithoutBoundary() {
        refuses("Content-Type: multipart/mixed\r\n\r\nx", "without a boundary");
        refuses("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\nx", "without a boundary");
    }

    @Test
    void shouldRefuseAMultipartWhoseBoundaryIsNeverFound() {
        refuses("Content-Type: multipart/mixed; boundary=o\r\n\r\nx", "never found");
    }

    @Test
    void shouldRefuseMultipartsThatAreTooDeep() {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i <= MimeSlicer.MAX_DEPTH; i++) {
            part.append("Content-Type: multipart/mixed; boundary=o")
                    .append(i)
                    .append("\r\n\r\n--o")
                    .append(i)
                    .append("\r\n");
        }
        refuses(part.toString(), "deeper than");
    }

    @Test
    void shouldRefuseTooManyEntities() {
        refuses("Content-Type: multipart/mixed; boundary=o\r\n\r\n" + "--o\r\n".repeat(20_001), "More than");
    }

    @Test
    void shouldRefuseAHeaderThatIsTooLong() {
        refuses("X: " + "y".repeat(MimeSlicer.MAX_HEADER) + "\r\n\r\n", "longer than");
    }

    private static void refuses(String part, String reason) {
        assertThatThrownBy(() -> slice(part))
                .isInstanceOf(ItemizeException.class)
                .hasMessageContaining(reason);
    }

    private static Slice slice(String part) throws IOException {
        return MimeSlicer.slice(new ByteArrayInputStream(part.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String content(String part, Slice slice) {
        return part.substring((int) slice.contentStart(), (int) slice.contentEnd());
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
