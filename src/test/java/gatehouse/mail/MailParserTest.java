package gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.testing.Mails;
import gatehouse.testing.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailParserTest {
    private static final String MIXED = """
            From: a@example.org
            Subject: two parts
            Content-Type: multipart/mixed; boundary="b"

            preamble
            --b
            Content-Type: text/html; charset=UTF-8

            <p>hello</p>
            --b
            Content-Type: application/pdf; name="a.pdf"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="b.pdf"

            aGVsbG8=
            --b--
            epilogue
            """;

    @Test
    void shouldGiveTheLeavesDecoded() {
        Mail mail = Mails.parse(MIXED);
        assertThat(mail.parts()).extracting(Part::path).containsExactly("1", "2");
        Part text = mail.parts().get(0);
        assertThat(text.kind()).isEqualTo(Part.Kind.TEXT);
        assertThat(text.declaredType()).isEqualTo("text/html");
        assertThat(text.charset()).contains("utf-8");
        assertThat(Mails.text(text)).isEqualTo("<p>hello</p>");
        Part file = mail.parts().get(1);
        assertThat(file.kind()).isEqualTo(Part.Kind.ATTACHMENT);
        assertThat(file.name()).contains("b.pdf");
        assertThat(Mails.text(file)).isEqualTo("hello");
        assertThat(mail.unreadable()).isEmpty();
    }

    @Test
    void shouldGiveHeadersUnfoldedButNotDecoded() {
        Mail mail = Mails.parse("Subject: =?utf-8?q?a?=\n  b\nX-Two: 1\nx-two: 2\n\ntext");
        assertThat(mail.header("subject")).contains("=?utf-8?q?a?=  b");
        assertThat(mail.headers()).extracting(Header::value).containsExactly("=?utf-8?q?a?=  b", "1", "2");
    }

    @Test
    void shouldTakeAMessageWithoutMimeForText() {
        Mail mail = Mails.parse("Subject: x\n\nline\n");
        assertThat(mail.parts()).hasSize(1);
        assertThat(mail.parts().get(0).path()).isEqualTo("1");
        assertThat(mail.parts().get(0).kind()).isEqualTo(Part.Kind.TEXT);
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("line\r\n");
    }

    @Test
    void shouldTakeTextWithANameForAnAttachment() {
        Mail mail = Mails.parse("Content-Type: text/plain; name=\"x.txt\"\n\nline\n");
        assertThat(mail.parts().get(0).kind()).isEqualTo(Part.Kind.ATTACHMENT);
    }

    @Test
    void shouldWalkIntoAttachedMessages() {
        Mail mail = Mails.parse("""
                Content-Type: multipart/mixed; boundary=b

                --b

                outer text
                --b
                Content-Type: message/rfc822

                Subject: inner
                Content-Type: multipart/alternative; boundary=c

                --c

                inner text
                --c
                Content-Type: application/zip

                PK
                --c--
                --b
                Content-Type: message/rfc822
                Content-Transfer-Encoding: base64

                U3ViamVjdDogeAoKdGV4dCBvZiBlbmNvZGVkCg==
                --b--
                """);
        assertThat(mail.parts()).extracting(Part::path).containsExactly("1", "2.1", "2.2", "3.1");
        assertThat(Mails.text(mail.parts().get(3))).isEqualTo("text of encoded\n");
        assertThat(mail.headers()).hasSize(1);
    }

    @Test
    void shouldNumberNestedMultiparts() {
        Mail mail = Mails.parse("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c

                one
                --c

                two
                --c--
                --b

                three
                --b--
                """);
        assertThat(mail.parts()).extracting(Part::path).containsExactly("1.1", "1.2", "2");
    }

    @Test
    void shouldTakePartsOfADigestForMessages() {
        Mail mail = Mails.parse("""
                Content-Type: multipart/digest; boundary=b

                --b

                Subject: inner

                text
                --b--
                """);
        assertThat(mail.parts()).extracting(Part::path).containsExactly("1.1");
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("text");
    }

    @Test
    void shouldDecodeQuotedPrintable() {
        Mail mail = Mails.parse("Content-Transfer-Encoding: Quoted-Printable\n\na=3Db=\nc\n");
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("a=bc\r\n");
    }

    @Test
    void shouldDecodeUuencodedParts() {
        Mail mail = Mails.parse("""
                Content-Type: application/octet-stream; name=cat.txt
                Content-Transfer-Encoding: x-uuencode

                begin 644 cat.txt
                #0V%T
                `
                end
                """);
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("Cat");
    }

    @Test
    void shouldFindUuencodedFilesInText() {
        Mail mail = Mails.parse("""
                Subject: old mail

                see below
                begin 644 cat one.exe
                #0V%T
                `
                end
                between, and begin 644 is no file
                begin 600 two.bin
                #0V%T
                `
                end
                """);
        assertThat(mail.parts()).extracting(Part::path).containsExactly("1", "1.1", "1.2");
        assertThat(mail.parts())
                .extracting(Part::name)
                .containsExactly(Optional.empty(), Optional.of("cat one.exe"), Optional.of("two.bin"));
        assertThat(mail.parts()).extracting(Part::kind).endsWith(Part.Kind.ATTACHMENT, Part.Kind.ATTACHMENT);
        assertThat(Mails.text(mail.parts().get(1))).isEqualTo("Cat");
    }

    @Test
    void shouldNotTakeProseForAUuencodedFile() {
        assertThat(Mails.parse("Subject: x\n\nbegin 644 times\nand then again\n")
                        .parts())
                .hasSize(1);
    }

    @Test
    void shouldNameEnvelopedMailButNotSigned() {
        assertThat(smime("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"))
                .isPresent();
        assertThat(smime("application/x-pkcs7-mime; name=smime.p7m")).isPresent();
        assertThat(smime("application/pkcs7-mime; smime-type=authEnveloped-data"))
                .isPresent();
        assertThat(smime("application/octet-stream; name=\"smime.p7m\"")).isPresent();
        assertThat(smime("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"))
                .isEmpty();
        assertThat(smime("application/pkcs7-signature; name=smime.p7s")).isEmpty();
        assertThat(smime("multipart/signed; boundary=b")).isEmpty();
    }

    private static Optional<Unreadable> smime(String type) {
        return Mails.parse("Content-Type: " + type + "\n\n--b\n\nxx\n--b--\n").unreadable().stream()
                .filter(unreadable -> unreadable.reason() == Unreadable.Reason.ENCRYPTED)
                .findFirst();
    }

    @Test
    void shouldNamePgpMail() {
        Mail mime = Mails.parse("""
                Content-Type: multipart/encrypted; boundary=b; protocol="application/pgp-encrypted"

                --b
                Content-Type: application/pgp-encrypted

                Version: 1
                --b
                Content-Type: application/octet-stream

                xx
                --b--
                """);
        assertThat(mime.unreadable()).extracting(Unreadable::reason).containsExactly(Unreadable.Reason.ENCRYPTED);
        assertThat(mime.parts()).hasSize(2);
        Mail inline = Mails.parse("Subject: x\n\n\n-----BEGIN PGP MESSAGE-----\n\nxx\n");
        assertThat(inline.unreadable()).extracting(Unreadable::reason).containsExactly(Unreadable.Reason.ENCRYPTED);
        assertThat(Mails.parse("Subject: x\n\nsee -----BEGIN PGP MESSAGE-----").unreadable())
                .isEmpty();
    }

    @Test
    void shouldKeepTnefAsAnAttachment() {
        Mail mail = Mails.parse("Content-Type: application/ms-tnef; name=winmail.dat\n\nxx");
        assertThat(mail.parts()).extracting(Part::declaredType).containsExactly("application/ms-tnef");
        assertThat(mail.unreadable()).isEmpty();
    }

    @Test
    void shouldKeepTheContentOfAMultipartWithoutBoundary() {
        assertMalformed("Content-Type: multipart/mixed\n\n--b\n\nevil\n--b--\n", "evil");
    }

    @Test
    void shouldKeepTheContentOfAMultipartWhoseBoundaryNeverComes() {
        assertMalformed("Content-Type: multipart/mixed; boundary=other\n\n--b\n\nevil\n--b--\n", "evil");
    }

    private static void assertMalformed(String text, String content) {
        Mail mail = Mails.parse(text);
        assertThat(mail.unreadable()).extracting(Unreadable::reason).containsExactly(Unreadable.Reason.MALFORMED);
        assertThat(mail.parts()).hasSize(1);
        assertThat(mail.parts().get(0).kind()).isEqualTo(Part.Kind.ATTACHMENT);
        assertThat(Mails.text(mail.parts().get(0))).contains(content);
    }

    @Test
    void shouldNameContradictoryHeaders() {
        Mail mail = Mails.parse("Content-Type: text/plain\nContent-Type: application/zip\n\nxx");
        assertThat(mail.unreadable()).extracting(Unreadable::reason).containsExactly(Unreadable.Reason.MALFORMED);
        assertThat(Mails.parse("Content-Type: text/plain\nContent-Type: text/plain\n\nxx")
                        .unreadable())
                .isEmpty();
    }

    @Test
    void shouldReadAMultipartThatEndsTooEarly() {
        Mail mail = Mails.parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b\n\nsec");
        assertThat(mail.parts()).extracting(Mails::text).containsExactly("first", "sec");
    }

    @Test
    void shouldKeepWhatIsNestedTooDeepAsOnePart() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("Content-Type: message/rfc822\n\n");
        }
        Mail mail = Mails.parse(text + "Subject: innermost\n\nevil");
        assertThat(mail.unreadable()).extracting(Unreadable::detail).containsExactly("nested too deep");
        assertThat(mail.parts()).hasSize(1);
        assertThat(Mails.text(mail.parts().get(0))).endsWith("evil");
    }

    @Test
    void shouldKeepTheWholeTextWhenThereAreTooManyParts() {
        Mail mail = Mails.parse("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(20_000));
        assertThat(mail.parts()).hasSize(MailParser.MAX_PARTS + 1);
        assertThat(mail.parts().get(MailParser.MAX_PARTS).content()).isSameAs(mail.whole());
        assertThat(mail.unreadable()).extracting(Unreadable::where).containsExactly("message");
    }

    @Test
    void shouldCutTooManyHeadersAndStillReadTheBody() {
        Mail mail = Mails.parse("X: 1\n".repeat(20_000) + "Content-Type: text/html\n\nbody");
        assertThat(mail.headers()).hasSize(MailParser.MAX_HEADERS);
        assertThat(mail.unreadable()).extracting(Unreadable::reason).containsExactly(Unreadable.Reason.MALFORMED);
        assertThat(mail.parts()).extracting(Part::declaredType).containsExactly("text/html");
        assertThat(Mails.text(mail.parts().get(0))).isEqualTo("body");
    }

    @Test
    void shouldKeepTheWholeTextWhenAHeaderLineIsTooLong() {
        Mail mail = Mails.parse("Subject: a\nY: b\nX: " + "x".repeat(3 << 20) + "\n\nbody");
        assertThat(mail.header("Subject")).contains("a");
        assertThat(mail.parts()).extracting(Part::content).containsExactly(mail.whole());
        assertThat(mail.unreadable()).hasSize(1);
    }

    @Test
    void shouldKeepHeaderLinesThatAreNoFields() {
        Mail mail = Mails.parse("Subject: x\nno field here\nX: y\nbegin 644 cat\n#0V%T\n`\nend\n\nbody");
        assertThat(mail.parts()).extracting(Part::path).containsExactly("1", "header", "header.1");
        assertThat(Mails.text(mail.parts().get(1))).contains("no field here").doesNotContain("Subject");
        assertThat(Mails.text(mail.parts().get(2))).isEqualTo("Cat");
        assertThat(Mails.parse("only text\nwithout a header").parts())
                .extracting(Mails::text)
                .contains("only text\r\nwithout a header");
        assertThat(Mails.parse("From x Sun Nov 22\nSubject: x\n\nbody").parts()).hasSize(1);
    }

    @Test
    void shouldKeepTheWholeTextWhenTooManyHeaderLinesAreNoFields() {
        Mail mail = Mails.parse("x".repeat(1_000).concat("\n").repeat(2_000) + "\nbody");
        assertThat(mail.parts()).extracting(Part::content).containsExactly(mail.whole());
    }

    @Test
    void shouldReadABodyOfOneVeryLongLine() {
        String line = "x".repeat(5 << 20);
        Mail mail = Mails.parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + line + "\n--b--\n");
        assertThat(mail.unreadable()).isEmpty();
        assertThat(mail.parts().get(0).content().size()).isEqualTo(line.length());
    }

    @Test
    void shouldReadAnEmptyText() {
        assertThat(Mails.parse("").parts()).hasSize(1);
    }

    @Test
    void shouldFailOnlyWhenReadingFails() {
        Content broken = new Content() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("disk gone");
            }

            @Override
            public long size() {
                return 1;
            }
        };
        Envelope envelope = new Envelope("", List.of());
        assertThatThrownBy(() -> new MailParser().parse(envelope, broken, new MemoryStore()))
                .hasMessage("disk gone");
    }

    @Test
    void shouldSurviveMutatedMessages() {
        byte[] original = MIXED.getBytes(StandardCharsets.ISO_8859_1);
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            byte[] mutated = original.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            String shown = "seed " + seed + " round " + round + ": "
                    + Base64.getEncoder().encodeToString(mutated);
            assertThat(Mails.parse(mutated).parts()).as(shown).isNotEmpty();
        }
    }
}
