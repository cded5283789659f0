package gatehouse.pipeline;

import gatehouse.mail.Mail;
import gatehouse.scan.EngineVersion;
import gatehouse.scan.Finding;
import gatehouse.settings.SsoSettings;
import gatehouse.sso.CanonicalDigest;
import gatehouse.sso.Definitions;
import gatehouse.sso.TagCheck;
import gatehouse.sso.TagClaims;
import gatehouse.sso.TagSigner;
import gatehouse.sso.TagVerifier;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Issues this server's tags, and verifies those of the domain. Immutable. */
public final class Tags {
    private static final EngineVersion NO_ENGINE = new EngineVersion("none", 0, Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(Tags.class);

    private final String serverName;
    private final String policyVersion;
    private final Duration validity;
    private final boolean honour;
    private final TagSigner signer;
    private final TagVerifier verifier;
    private final Clock clock;

    public Tags(String serverName, String policyVersion, SsoSettings settings, TagSigner signer, TagVerifier verifier) {
        this.serverName = serverName;
        this.policyVersion = policyVersion;
        this.validity = settings.validity();
        this.honour = settings.honour();
        this.signer = signer;
        this.verifier = verifier;
        this.clock = Clock.systemUTC();
    }

    /** The tag's claims, when they make a scan of this message needless. */
    public Optional<TagClaims> honoured(String tag, Mail mail, Optional<EngineVersion> own, String ownRules)
            throws IOException {
        if (!honour) {
            return Optional.empty();
        }
        long definitions = own.map(EngineVersion::definitions).orElse(0L);
        TagCheck check = verifier.verify(tag, mail, new Definitions(definitions, ownRules), clock.instant());
        if (check instanceof TagCheck.Valid valid) {
            return Optional.of(valid.claims());
        }
        LOG.info("Tag refused: {}", check);
        return Optional.empty();
    }

    /** Whether a server of the domain signed it; says nothing of the message that carries it. */
    public boolean isOurs(String tag) {
        return verifier.verifySignature(tag).isPresent();
    }

    public String issue(Mail mail, ScanReport report) throws IOException {
        return sign(mail, new Scan(report.antivirus(), report.rules()), Optional.empty(), false, report.findings());
    }

    public String issueUnscanned(Mail mail) throws IOException {
        return sign(mail, new Scan(Optional.empty(), ""), Optional.empty(), true, List.of());
    }

    /** For a message that a person released from quarantine: the tag names the entry. */
    public String issueReleased(Mail mail, Scan scan, String quarantineEntry) throws IOException {
        return sign(mail, scan, Optional.of(quarantineEntry), false, List.of());
    }

    private String sign(
            Mail mail, Scan scan, Optional<String> quarantineEntry, boolean unscanned, List<Finding> findings)
            throws IOException {
        Instant now = clock.instant();
        return signer.sign(new TagClaims(
                serverName,
                now,
                now.plus(validity),
                scan.antivirus().orElse(NO_ENGINE),
                scan.rules(),
                policyVersion,
                CanonicalDigest.of(mail),
                quarantineEntry,
                unscanned,
                noted(findings)));
    }

    /** With what a message was scanned. */
    public record Scan(Optional<EngineVersion> antivirus, String rules) {}

    private static List<String> noted(List<Finding> findings) {
        return findings.stream().map(Finding::description).limit(10).toList();
    }
}
