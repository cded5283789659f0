package gatehouse.sso;

import gatehouse.scan.EngineVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a server states about a message with its tag. Immutable. Times are kept in seconds. What is noted is cut to
 * {@value #MAX_NOTED} entries of {@value #MAX_NOTE} characters, so that every tag fits into its bound.
 *
 * @param server that scanned the message and signed the tag
 * @param antispam generation of the antispam rules; empty while there are none
 * @param policy version of the settings that judged it
 * @param digest canonical digest of the message, see {@link CanonicalDigest}
 * @param quarantineEntry the quarantine entry that a person released, where the message comes from there
 * @param unscanned released without a scan, since a stage was unavailable; no server honours such a tag
 * @param noted parts that could not be looked into, for people; the sender's text
 */
public record TagClaims(
        String server,
        Instant issued,
        Instant expires,
        EngineVersion antivirus,
        String antispam,
        String policy,
        String digest,
        Optional<String> quarantineEntry,
        boolean unscanned,
        List<String> noted) {
    static final int MAX_NOTED = 10;
    static final int MAX_NOTE = 80;

    public TagClaims {
        issued = issued.truncatedTo(ChronoUnit.SECONDS);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        antivirus = inSeconds(antivirus);
        noted = noted.stream().limit(MAX_NOTED).map(TagClaims::cut).toList();
    }

    private static EngineVersion inSeconds(EngineVersion version) {
        return new EngineVersion(
                version.engine(),
                version.definitions(),
                version.definitionsTime().map(time -> time.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static String cut(String note) {
        return note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE);
    }
}
