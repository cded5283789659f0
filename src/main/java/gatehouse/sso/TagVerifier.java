package gatehouse.sso;

import gatehouse.mail.Mail;
import gatehouse.settings.SsoSettings;
import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.TagCheck.Reason;
import gatehouse.sso.TagCheck.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether tags are honoured: those of this server's own key always may be, those of the other servers' keys when
 * the settings say so. The cheap checks come first, the digest, which reads the whole message, last. Immutable, safe for
 * use by several threads; new settings need a new one.
 */
public final class TagVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(TagVerifier.class);

    /** How far the clocks of two servers may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Map<String, KnownKey> keys = new HashMap<>();
    private final long maxDefinitionsLag;

    public TagVerifier(SsoSettings settings, ServerKey own) {
        maxDefinitionsLag = settings.maxDefinitionsLag();
        add(own);
        if (settings.honour()) {
            settings.keys().forEach(this::add);
        }
    }

    private void add(ServerKey key) {
        try {
            keys.putIfAbsent(key.keyId(), new KnownKey(key.server(), ServerKeys.parse(key)));
        } catch (JoseException e) {
            LOG.warn(
                    "SSO key {} of server {} is refused, tags with it are not honoured: {}",
                    key.keyId(),
                    key.server(),
                    e.getMessage());
        }
    }

    /**
     * Checks a tag and the message that carries it.
     *
     * @param own what this server would scan with
     */
    public TagCheck verify(String tag, Mail mail, Definitions own, Instant now) throws IOException {
        TagCheck signed = verifySigned(tag);
        if (!(signed instanceof TagCheck.Valid valid)) {
            return signed;
        }
        Optional<Refused> refused = checkTime(valid.claims(), now).or(() -> checkScan(valid.claims(), own));
        if (refused.isEmpty()) {
            refused = checkMessage(valid.claims(), mail);
        }
        return refused.isPresent() ? refused.get() : valid;
    }

    /** The claims of a tag that a known server signed, whatever message it is on and however old it is. */
    public Optional<TagClaims> verifySignature(String tag) {
        return verifySigned(tag) instanceof TagCheck.Valid valid ? Optional.of(valid.claims()) : Optional.empty();
    }

    private TagCheck verifySigned(String tag) {
        try {
            return verifySigned(CompactTag.parse(tag));
        } catch (MalformedTagException e) {
            return new Refused(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private TagCheck verifySigned(CompactTag tag) throws MalformedTagException {
        Optional<KnownKey> key = Optional.ofNullable(keys.get(tag.keyId()));
        if (key.isEmpty()) {
            return new Refused(Reason.UNKNOWN_KEY, "no server has this key");
        }
        if (!tag.isSignedBy(key.get().publicKey())) {
            return new Refused(
                    Reason.BAD_SIGNATURE, "not signed by " + key.get().server());
        }
        TagClaims claims = tag.claims();
        return claims.server().equals(key.get().server())
                ? new TagCheck.Valid(claims)
                : new Refused(Reason.UNKNOWN_KEY, "signed by " + key.get().server() + " as another server");
    }

    private static Optional<Refused> checkTime(TagClaims claims, Instant now) {
        if (!now.isBefore(claims.expires())) {
            return refused(Reason.EXPIRED, "at " + claims.expires());
        }
        if (claims.issued().isAfter(now.plus(SKEW))) {
            return refused(Reason.EXPIRED, "issued in the future, at " + claims.issued());
        }
        return Optional.empty();
    }

    private Optional<Refused> checkScan(TagClaims claims, Definitions own) {
        if (claims.unscanned()) {
            return refused(Reason.UNSCANNED, "released unscanned by " + claims.server());
        }
        long definitions = claims.antivirus().definitions();
        return definitions < own.antivirus() - maxDefinitionsLag
                ? refused(Reason.OLD_DEFINITIONS, definitions + ", this server has " + own.antivirus())
                : checkRules(claims.antispam(), own.antispam());
    }

    /**
     * Versions of channels say no more than which is later, and servers of a domain update within hours of each other: any is as
     * good as another. Rules that came with the product do not stand for a channel's, and none at all are too few.
     */
    private static Optional<Refused> checkRules(String antispam, String own) {
        boolean missing = antispam.isEmpty() && !own.isEmpty();
        boolean fewer = Definitions.version(antispam) == 0 && Definitions.version(own) > 0;
        return missing || fewer
                ? refused(
                        Reason.OLD_DEFINITIONS,
                        "antispam rules " + (missing ? "none" : antispam) + ", this server has " + own)
                : Optional.empty();
    }

    private static Optional<Refused> checkMessage(TagClaims claims, Mail mail) throws IOException {
        byte[] expected = claims.digest().getBytes(StandardCharsets.UTF_8);
        byte[] actual = CanonicalDigest.of(mail).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual)
                ? Optional.empty()
                : refused(Reason.OTHER_MESSAGE, "tag of another message, or message changed since");
    }

    private static Optional<Refused> refused(Reason reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }

    /** The key of a server, ready for use. */
    private record KnownKey(String server, PublicKey publicKey) {}
}
