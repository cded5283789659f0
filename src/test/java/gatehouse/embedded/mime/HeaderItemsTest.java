package gatehouse.embedded.mime;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.embedded.nsf.ItemValue.Dates;
import gatehouse.embedded.nsf.ItemValue.Rfc822Text;
import gatehouse.embedded.nsf.ItemValue.Text;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeaderItemsTest {
    @Test
    void shouldGiveFieldsBackByteByByteAndInOrder() {
        String section = String.join(
                "\r\n",
                "Received: from x",
                "\tby y; now",
                "received:z",
                "SUBJECT : caf\u00e9",
                "To: a@b,",
                " c@d",
                "no field at all",
                "X-Mailer:",
                "Message-Id: <1@x>",
                "");
        List<String> fields = HeaderFields.split(section);
        Note note = note(fields.stream().map(HeaderItems::item).toList());
        assertThat(String.join("\r\n", HeaderItems.fields(note)) + "\r\n").isEqualTo(section);
    }

    @Test
    void shouldNameTheItemsAsDominoDoes() {
        assertThat(HeaderItems.item("TO: a@b").name()).isEqualTo("SendTo");
        assertThat(HeaderItems.item("message-id: <a>").name()).isEqualTo("$MessageID");
        assertThat(HeaderItems.item("X-Foo: a").name()).isEqualTo("X-Foo");
    }

    @Test
    void shouldWriteHeadersOfWhatANotesClientWrote() {
        Note note = note(List.of(
                new NoteItem("Form", new Text(List.of("Memo"))),
                new NoteItem("SendTo", new Text(List.of("a@b", "c@d"))),
                new NoteItem("BlindCopyTo", new Text(List.of("secret@x"))),
                new NoteItem("Subject", new Text(List.of("Grüße\r\nBcc: y"))),
                new NoteItem("X-SSOTag", new Text(List.of("tag"))),
                new NoteItem("PostedDate", new Dates(List.of(Instant.EPOCH)))));
        assertThat(HeaderItems.fields(note))
                .containsExactly(
                        "To: a@b, c@d",
                        "Subject: =?UTF-8?B?R3LDvMOfZSBCY2M6IHk=?=",
                        "X-SSOTag: tag",
                        "Date: Thu, 1 Jan 1970 00:00:00 +0000");
    }

    @Test
    void shouldReadEncodedWords() {
        assertThat(EncodedWords.decode(" =?utf-8?B?R3LDvMOfZQ==?=\r\n =?ISO-8859-1?q?_=E9_?= x =?nope?B?eA==?="))
                .isEqualTo("Grüße é  x =?nope?B?eA==?=");
        assertThat(EncodedWords.decode(" caf\u00e9")).isEqualTo("café");
        assertThat(EncodedWords.decode(" caf\u00c3\u00a9")).isEqualTo("café");
        assertThat(EncodedWords.decode(EncodedWords.encode("ü".repeat(100)))).isEqualTo("ü".repeat(100));
    }

    @Test
    void shouldKnowAHeaderWithoutPrefixByItsItem() {
        assertThat(HeaderItems.field(new NoteItem("SendTo", new Rfc822Text(" a@b"))))
                .contains("To: a@b");
    }

    @Test
    void shouldReadParametersLeniently() {
        HeaderValue value = HeaderValue.parse("a/b; X=1;y=\"2;\\\"\" z; =;  w ;v=");
        assertThat(value.value()).isEqualTo("a/b");
        assertThat(value.parameter("x")).contains("1");
        assertThat(value.parameter("Y")).contains("2;\"");
        assertThat(value.parameter("v")).contains("");
        assertThat(value.parameter("w")).isEmpty();
    }

    @Test
    void shouldDecodeBase64Leniently() throws IOException {
        assertThat(decode(TransferEncoding.BASE64, "aGVs\r\nbG8=!d29y*bGQ")).isEqualTo("helloworld");
    }

    @Test
    void shouldDecodeQuotedPrintableLeniently() throws IOException {
        assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, "a=3d=3D \t\r\nb= \r\nc=zz=\nd  e=20\r\n=\r\n="))
                .isEqualTo("a==\r\nbc=zzd  e \r\n");
    }

    @Test
    @Timeout(20)
    void shouldDecodeLongRunsOfWhiteSpaceInLinearTime() throws IOException {
        String spaces = " ".repeat(4_000_000);
        assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, spaces + "x")).isEqualTo(spaces + "x");
        String equalsSigns = "= ".repeat(1_000_000);
        assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, equalsSigns + "x")).isEqualTo(equalsSigns + "x");
    }

    private static String decode(TransferEncoding encoding, String text) throws IOException {
        try (InputStream in = encoding.decoded(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Note note(List<NoteItem> items) {
        return new Note("0".repeat(32), 0, 0, Instant.EPOCH, Instant.EPOCH, false, items);
    }
}
