package gatehouse.definitions.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * What the owner of a primary key has signed about it and its subkeys, in all copies of the certificate that there are: one that
 * lacks a revocation does not hide it. Everybody can add packets to a certificate; those that the primary key did not make are
 * passed over, so that they neither prolong, nor revoke, nor add a key. SHA-1 is accepted here, because keys in use for many years
 * have it and their owner alone chose what it stands for. For one thread.
 */
final class SelfSignatures {
    private final List<PGPPublicKeyRing> copies;
    private final PGPPublicKey primary;

    /** @param copies of one certificate; at least one */
    SelfSignatures(List<PGPPublicKeyRing> copies) {
        this.copies = List.copyOf(copies);
        this.primary = copies.get(0).getPublicKey();
    }

    PGPPublicKey primary() {
        return primary;
    }

    /** Whether the primary key or the subkey was revoked, for whatever reason: the true one may be another than was said. */
    boolean isRevoked(PGPPublicKey key) {
        int type = isPrimary(key) ? PGPSignature.KEY_REVOCATION : PGPSignature.SUBKEY_REVOCATION;
        return keySignatures(key, type).findAny().isPresent();
    }

    /** The newest that says what a key is for, and until when; for a subkey that is what binds it. */
    Optional<PGPSignature> newest(PGPPublicKey key, Instant now) {
        Stream<PGPSignature> all = isPrimary(key)
                ? Stream.concat(keySignatures(key, PGPSignature.DIRECT_KEY), certifications())
                : keySignatures(key, PGPSignature.SUBKEY_BINDING);
        return all.filter(Subpackets::isUnderstood)
                .filter(signature -> !Subpackets.isExpired(signature, now))
                .filter(signature -> !Subpackets.created(signature).isAfter(now.plus(DataSignature.SKEW)))
                .max(Comparator.comparing(Subpackets::created));
    }

    /** Whether the subkey itself says that it belongs to the primary key, so that nobody passes off another's key as his own. */
    boolean isBoundBack(PGPPublicKey subkey, PGPSignature binding) {
        List<PGPSignature> embedded = new ArrayList<>();
        try {
            binding.getHashedSubPackets().getEmbeddedSignatures().forEach(embedded::add);
            binding.getUnhashedSubPackets().getEmbeddedSignatures().forEach(embedded::add);
        } catch (PGPException e) {
            return false;
        }
        return embedded.stream()
                .filter(signature -> signature.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING)
                .anyMatch(signature -> isBy(subkey, signature, () -> signature.verifyCertification(primary, subkey)));
    }

    boolean isPrimary(PGPPublicKey key) {
        return Arrays.equals(key.getFingerprint(), primary.getFingerprint());
    }

    private Stream<PGPSignature> keySignatures(PGPPublicKey key, int type) {
        return copiesOf(key)
                .flatMap(copy -> stream(copy.getKeySignatures()))
                .filter(signature -> signature.getSignatureType() == type)
                .filter(signature -> isBy(
                        primary,
                        signature,
                        () -> isPrimary(key)
                                ? signature.verifyCertification(primary)
                                : signature.verifyCertification(primary, key)));
    }

    private Stream<PGPSignature> certifications() {
        return copiesOf(primary)
                .flatMap(copy -> stream(copy.getRawUserIDs())
                        .flatMap(name -> stream(copy.getSignaturesForID(name))
                                .filter(PGPSignature::isCertification)
                                .filter(signature ->
                                        isBy(primary, signature, () -> signature.verifyCertification(name, primary)))));
    }

    private Stream<PGPPublicKey> copiesOf(PGPPublicKey key) {
        return copies.stream()
                .flatMap(copy -> stream(copy.getPublicKeys()))
                .filter(other -> Arrays.equals(other.getFingerprint(), key.getFingerprint()));
    }

    private static boolean isBy(PGPPublicKey key, PGPSignature signature, Verification verification) {
        if (!Subpackets.hasStrongDigest(signature) && signature.getHashAlgorithm() != HashAlgorithmTags.SHA1) {
            return false;
        }
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), key);
            return verification.holds();
        } catch (PGPException | RuntimeException e) {
            // Made by another, or damaged; the library has an exception of its own for most of these only.
            return false;
        }
    }

    private static <T> Stream<T> stream(Iterator<T> elements) {
        List<T> found = new ArrayList<>();
        elements.forEachRemaining(found::add);
        return found.stream();
    }

    private interface Verification {
        boolean holds() throws PGPException;
    }
}
