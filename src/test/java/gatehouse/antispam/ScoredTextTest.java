package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredTextTest {
    @Test
    void shouldPutTheEnvelopeSenderInPlaceOfWhatTheSenderWrote() throws IOException {
        String text = scored("""
                Return-Path: <forged@example.org>
                X-Envelope-From:
                 forged@example.org
                Subject: a
                envelope-sender : forged@example.org

                Return-Path: stays
                """);
        assertThat(text).isEqualTo("Return-Path: <real@example.org>\nSubject: a\n\nReturn-Path: stays\n");
    }

    @Test
    void shouldLeaveOutHeadersThatServersWriteAboutSpam() throws IOException {
        assertThat(scored("X-Spam-Status: No,\n\tscore=-99\nx-spam-flag: NO\nSubject: a\n\nbody"))
                .isEqualTo("Return-Path: <real@example.org>\nSubject: a\n\nbody");
    }

    @Test
    void shouldNotLetAnEnvelopeSenderBeginAnotherField() throws IOException {
        Mail mail = mail(new Envelope("a@b>\r\nX-Evil: yes", List.of(), true), "Subject: a\n\nbody");
        assertThat(text(mail, 1_000)).startsWith("Return-Path: <a@bX-Evil: yes>\n");
    }

    @Test
    void shouldTakeNoMoreThanTheBeginningOfALargeMessage() throws IOException {
        Mail mail = mail(new Envelope("", List.of()), "Subject: a\n\n" + "x".repeat(100_000));
        assertThat(text(mail, 1_000)).hasSizeLessThanOrEqualTo(1_000).startsWith("Subject: a");
    }

    private static String scored(String message) throws IOException {
        return text(mail(new Envelope("real@example.org", List.of(), true), message), 10_000);
    }

    private static Mail mail(Envelope envelope, String message) {
        Mail parsed = Mails.parse(message);
        return new Mail(envelope, parsed.headers(), parsed.whole(), parsed.parts(), parsed.unreadable());
    }

    private static String text(Mail mail, int maxBytes) throws IOException {
        return new String(ScoredText.of(mail, maxBytes), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
