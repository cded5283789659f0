package gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.mail.Mail;
import gatehouse.testing.Mails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalDigestTest {
    private static final String ORIGINAL = """
            Received: from x by y
            From: "Sender" <sender@example.org>
            Message-ID: <id-1@example.org>
            Subject: Invoice of November
            Date: Sun, 22 Nov 2026 12:00:00 +0000
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            body text
            --b
            Content-Type: application/pdf; name=invoice.pdf

            attached
            --b
            Content-Type: application/zip; name=z.zip

            PK
            --b--
            """;

    @Test
    void shouldBeASha256InBase64url() {
        assertThat(digest(ORIGINAL)).matches("[A-Za-z0-9_-]{43}");
        assertThat(digest(ORIGINAL)).isEqualTo(digest(ORIGINAL));
    }

    /** Each byte of what stands between the marks, changed alone. */
    @Test
    void shouldChangeWithEachByteOfWhatCounts() {
        for (String piece : List.of(
                "\"Sender\" <sender@example.org>",
                "<id-1@example.org>",
                "Invoice of November",
                "Sun, 22 Nov 2026 12:00:00 +0000",
                "body text",
                "attached",
                "invoice.pdf",
                "application/pdf",
                "utf-8")) {
            assertEachByteCounts(ORIGINAL.indexOf(piece), piece.length());
        }
    }

    private static void assertEachByteCounts(int start, int length) {
        String original = digest(ORIGINAL);
        for (int i = start; i < start + length; i++) {
            for (char other : new char[] {'x', 'Q', '7'}) {
                if (other != Character.toLowerCase(ORIGINAL.charAt(i)) && other != ORIGINAL.charAt(i)) {
                    String changed = ORIGINAL.substring(0, i) + other + ORIGINAL.substring(i + 1);
                    assertThat(digest(changed)).as(changed).isNotEqualTo(original);
                }
            }
        }
    }

    @Test
    void shouldChangeWithEachBitOfADecodedPart() {
        String original = digest(ORIGINAL);
        byte[] bytes = ORIGINAL.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        int start = ORIGINAL.replace("\n", "\r\n").indexOf("attached");
        for (int i = start; i < start + "attached".length(); i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThat(Tags.digest(Mails.parse(changed))).isNotEqualTo(original);
            }
        }
    }

    @Test
    void shouldChangeWhenAPartIsAddedRemovedOrMoved() {
        String[] pieces = ORIGINAL.split("--b", -1);
        String original = digest(ORIGINAL);
        assertThat(join(pieces[0], pieces[1], pieces[2], pieces[3], "--\n")).isEqualTo(original);
        assertThat(join(pieces[0], pieces[1], pieces[2], "--\n")).isNotEqualTo(original);
        assertThat(join(pieces[0], pieces[1], pieces[3], pieces[2], "--\n")).isNotEqualTo(original);
        assertThat(join(pieces[0], pieces[1], pieces[2], pieces[3], "\n\n\n", "--\n"))
                .isNotEqualTo(original);
    }

    private static String join(String... pieces) {
        return digest(String.join("--b", pieces));
    }

    @Test
    void shouldChangeWhenAFieldIsAddedOrRemoved() {
        String original = digest(ORIGINAL);
        assertThat(digest("Subject: second\n" + ORIGINAL)).isNotEqualTo(original);
        assertThat(digest("Subject:\n" + ORIGINAL)).isNotEqualTo(original);
        assertThat(digest(ORIGINAL.replaceFirst("Date:.*\n", ""))).isNotEqualTo(original);
    }

    @Test
    void shouldNotChangeOnTheWayBetweenServers() {
        String original = digest(ORIGINAL);
        assertThat(digest("Received: by z\nX-SSOTag: a.b.c\n" + ORIGINAL)).isEqualTo(original);
        assertThat(digest(ORIGINAL.replace("Subject: Invoice of", "subject:   Invoice\n\tof")))
                .isEqualTo(original);
        assertThat(digest(ORIGINAL.replace("Invoice of November", "=?utf-8?Q?Invoice_of?= =?utf-8?B?IE5vdmVtYmVy?=")))
                .isEqualTo(original);
        assertThat(digest(ORIGINAL.replace("\n\nattached", "\nContent-Transfer-Encoding: base64\n\nYXR0YWNo\nZWQ=")))
                .isEqualTo(original);
        assertThat(digest(ORIGINAL.replace(
                        "\n\nbody text", "\nContent-Transfer-Encoding: quoted-printable\n\nbod=79=20te=\nxt")))
                .isEqualTo(original);
        assertThat(digest(ORIGINAL.replace("boundary=b", "boundary=\"cc\"").replace("--b", "--cc")))
                .isEqualTo(original);
    }

    @Test
    void shouldTellPiecesApart() {
        Mail one = Mails.parse("From: a\nSubject: bc\n\nx");
        Mail two = Mails.parse("From: ab\nSubject: c\n\nx");
        assertThat(Tags.digest(one)).isNotEqualTo(Tags.digest(two));
        assertThat(digest("Content-Type: text/plain\n\nab")).isNotEqualTo(digest("Content-Type: text/html\n\nab"));
    }

    private static String digest(String text) {
        return Tags.digest(Mails.parse(text));
    }
}
