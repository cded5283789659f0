package gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gatehouse.testing.Mails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How senders write file names. */
class FileNameTest {
    @Test
    void shouldReadPlainAndQuotedNames() {
        assertThat(disposed("filename=a.txt")).contains("a.txt");
        assertThat(disposed("filename=\"a; b.txt\"")).contains("a; b.txt");
        assertThat(disposed("FileName=\"a\\\"b.txt\"")).contains("a\"b.txt");
        assertThat(disposed("filename=\"\"")).isEmpty();
        assertThat(disposed("filename")).isEmpty();
    }

    @Test
    void shouldReadRfc2231() {
        assertThat(disposed("filename*=UTF-8''f%C3%BCr%20alle.txt")).contains("für alle.txt");
        assertThat(disposed("filename*=iso-8859-1'de'f%FCr+alle.txt")).contains("für+alle.txt");
        assertThat(disposed("filename*1=\"le.txt\"; filename*0=\"al\"")).contains("alle.txt");
        assertThat(disposed("filename*0*=utf-8''f%C3; filename*1*=%BCr; filename*2=\".e%78e\""))
                .contains("für.e%78e");
        assertThat(disposed("filename*=nonsense''a%C3%BC.txt")).contains("aü.txt");
        assertThat(disposed("filename*=utf-8''100%.txt")).contains("100%.txt");
        assertThat(disposed("filename=a.txt; filename*=utf-8''b.exe")).contains("b.exe");
    }

    @Test
    void shouldReadEncodedWordsAndBareBytesInQuotes() {
        assertThat(disposed("filename=\"=?utf-8?B?ZsO8ci50eHQ=?=\"")).contains("für.txt");
        assertThat(disposed("filename==?iso-8859-1?Q?f=FCr.txt?=")).contains("für.txt");
        assertThat(disposed("filename=\"" + bytes("für.txt") + "\"")).contains("für.txt");
        assertThat(disposed("filename=\"f\u00fcr.txt\"")).contains("für.txt");
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldReadWhatSendersGetWrong() {
        assertThat(disposed("; filename = my file(1).txt ;; x")).contains("my file(1).txt");
        assertThat(disposed("(comment; filename=b.txt) filename=(comment)a.txt"))
                .contains("a.txt");
        assertThat(disposed("filename=\"C:\\temp\\a.txt\"")).contains("C:\\temp\\a.txt");
        assertThat(disposed("filename=\"a\n b.txt\"")).contains("a b.txt");
        assertThat(disposed("filename=\"open.txt")).contains("open.txt");
        assertThat(disposed("filename=((((((open.txt")).isEmpty();
    }

    @Test
    void shouldTakeLinearTimeOnHostileFields() {
        for (String piece : new String[] {"=?a?a", "\"", "(", ";a*0=", ";filename*1*=%41", "a?=", " "}) {
            String field = piece.repeat(60_000);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> disposed("filename=\"" + field));
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> disposed("filename=" + field));
        }
    }

    @Test
    void shouldFallBackToTheNameOfTheType() {
        assertThat(name("Content-Type: application/zip; name=\"z.zip\"\nContent-Disposition: attachment\n"))
                .contains("z.zip");
    }

    @Test
    void shouldKeepTheEndOfAVeryLongName() {
        Optional<String> name = disposed("filename=\"" + "x".repeat(5_000) + ".exe\"");
        assertThat(name.orElseThrow()).hasSize(1_000).endsWith(".exe");
    }

    private static Optional<String> disposed(String parameters) {
        return name("Content-Disposition: attachment; " + parameters + "\n");
    }

    private static Optional<String> name(String header) {
        return Mails.parse(header + "\nx").parts().get(0).name();
    }
}
