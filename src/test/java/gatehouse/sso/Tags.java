package gatehouse.sso;

import gatehouse.mail.Mail;
import gatehouse.scan.EngineVersion;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message, claims about it, and keys, for tests. */
final class Tags {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final EngineVersion CLAMAV =
            new EngineVersion("ClamAV 1.4.6", 27_750, Optional.of(Instant.parse("2026-11-22T08:00:00Z")));
    static final Mail MAIL = Mails.parse("""
            From: "A" <a@example.org>
            Message-ID: <1@example.org>
            Subject: invoice
            Date: Sun, 22 Nov 2026 12:00:00 +0000
            Content-Type: multipart/mixed; boundary=b

            --b

            see attached
            --b
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            aGVsbG8=
            --b--
            """);

    private Tags() {}

    static ServerKeyPair key(Path directory, String server) {
        try {
            return KeyFile.loadOrCreate(directory.resolve(server), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TagClaims claims(String server) {
        return claims(server, CLAMAV, false);
    }

    static TagClaims claims(String server, EngineVersion antivirus, boolean unscanned) {
        return new TagClaims(
                server,
                NOW,
                NOW.plus(Duration.ofDays(2)),
                antivirus,
                "",
                "policy-1",
                digest(MAIL),
                Optional.empty(),
                unscanned,
                List.of("part 2: encrypted mail"));
    }

    static String digest(Mail mail) {
        try {
            return CanonicalDigest.of(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
