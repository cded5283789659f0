package gatehouse.definitions.channel;

import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;

/** A pinned key, or a subkey of one: whether its owner lets it sign data now. For one thread. */
final class SigningKey {
    private final PGPPublicKey key;
    private final SelfSignatures owner;

    SigningKey(PGPPublicKey key, SelfSignatures owner) {
        this.key = key;
        this.owner = owner;
    }

    PGPPublicKey key() {
        return key;
    }

    KeyIdentifier identifier() {
        return key.getKeyIdentifier();
    }

    String fingerprint() {
        return PublicKeys.fingerprint(key);
    }

    Instant created() {
        return key.getCreationTime().toInstant();
    }

    /** Whether a fingerprint stands for this key: its own, or that of its primary key. */
    boolean isPinnedBy(String fingerprint) {
        return fingerprint.equals(fingerprint()) || fingerprint.equals(PublicKeys.fingerprint(owner.primary()));
    }

    /** Why it must not sign; empty when it may. A subkey is as good as its primary key at best. */
    Optional<String> objection(Instant now) {
        Optional<String> ofPrimary = validity(owner.primary(), now);
        return owner.isPrimary(key)
                ? ofPrimary.or(() -> purpose(now))
                : ofPrimary
                        .map(reason -> "whose primary key is " + reason)
                        .or(() -> validity(key, now))
                        .or(() -> purpose(now));
    }

    private Optional<String> validity(PGPPublicKey checked, Instant now) {
        if (owner.isRevoked(checked)) {
            return Optional.of(PublicKeys.fingerprint(checked) + ", which its owner has revoked");
        }
        Optional<PGPSignature> newest = owner.newest(checked, now);
        if (newest.isEmpty()) {
            return Optional.of(PublicKeys.fingerprint(checked) + ", which no signature of its owner binds");
        }
        return Subpackets.keyExpiry(newest.get(), checked)
                .filter(expiry -> !now.isBefore(expiry))
                .map(expiry -> PublicKeys.fingerprint(checked) + ", which expired at " + expiry);
    }

    private Optional<String> purpose(Instant now) {
        boolean isPrimary = owner.isPrimary(key);
        boolean maySign = owner.newest(key, now)
                .filter(binding -> Subpackets.maySign(binding, isPrimary))
                .filter(binding -> isPrimary || owner.isBoundBack(key, binding))
                .isPresent();
        if (!maySign) {
            return Optional.of(fingerprint() + ", which is not bound as a key that signs");
        }
        boolean isStrong = new OpenPGPDefaultPolicy().isAcceptablePublicKey(key);
        return isStrong ? Optional.empty() : Optional.of(fingerprint() + ", which is too weak: RSA needs 2048 bits");
    }
}
