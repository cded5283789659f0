package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.Hit;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.SpamVerdict;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.mail.Header;
import gatehouse.server.Marking;
import gatehouse.testing.Mails;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpamMarkerTest {
    private final SpamMarker marker = new SpamMarker("[SPAM?]");

    @Test
    void shouldPutThePrefixBeforeTheDecodedSubjectOnce() {
        assertThat(subject("Subject: =?utf-8?Q?B=C3=BCro?=\n\nx")).isEqualTo("[SPAM?] B\u00fcro");
        assertThat(subject("From: a\n\nx")).isEqualTo("[SPAM?]");
        assertThat(marks("Subject: [SPAM?] Sale\n\nx").subject()).isEmpty();
        assertThat(new SpamMarker("")
                        .marks(Mails.parse("Subject: a\n\nx"), verdict(""))
                        .subject())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/signed; protocol=x; boundary=b",
                "Multipart/Encrypted; boundary=b",
                "application/pkcs7-mime; smime-type=signed-data",
                "application/x-pkcs7-mime"
            })
    void shouldLeaveTheSubjectOfWhatIsSignedOrEncrypted(String type) {
        Marking marking = marks("Subject: a\nContent-Type: " + type + "\n\nx");
        assertThat(marking.subject()).isEmpty();
        assertThat(marking.headers()).isNotEmpty();
    }

    @Test
    void shouldWriteHeadersThatNothingCanBreakOutOf() {
        List<Header> headers = marker.marks(Mails.parse("Subject: a\n\nx"), verdict("caf\u00e9\r\nX-Evil: yes"))
                .headers();
        assertThat(headers).allSatisfy(header -> assertThat(header.value()).matches("[ -~]{1,900}"));
        assertThat(headers).extracting(Header::name).doesNotContain("X-Evil");
    }

    private String subject(String text) {
        return marks(text).subject().orElseThrow();
    }

    private Marking marks(String text) {
        return marker.marks(Mails.parse(text), verdict("description"));
    }

    private static SpamVerdict verdict(String description) {
        List<Hit> hits = Collections.nCopies(300, new Hit("RULE", 6, description, List.of("evidence")));
        return new SpamVerdict(
                Basis.SCORE,
                "",
                new SpamScore(6, hits, List.of()),
                new Terms("1-a", new Thresholds(5, 10), false),
                Duration.ZERO);
    }
}
