package gatehouse.definitions.channel;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.NotationData;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/** What a signature says beside who made it, in the part that is signed itself; for signatures of version 4 and later. Stateless. */
final class Subpackets {
    private static final Set<Integer> STRONG_DIGESTS = Set.of(
            HashAlgorithmTags.SHA224,
            HashAlgorithmTags.SHA256,
            HashAlgorithmTags.SHA384,
            HashAlgorithmTags.SHA512,
            HashAlgorithmTags.SHA3_256,
            HashAlgorithmTags.SHA3_512);
    private static final Map<Integer, String> WEAK_DIGESTS = Map.of(
            HashAlgorithmTags.MD5, "MD5", HashAlgorithmTags.SHA1, "SHA-1", HashAlgorithmTags.RIPEMD160, "RIPEMD-160");

    private Subpackets() {}

    static boolean hasStrongDigest(PGPSignature signature) {
        return STRONG_DIGESTS.contains(signature.getHashAlgorithm());
    }

    static String digest(PGPSignature signature) {
        int algorithm = signature.getHashAlgorithm();
        return WEAK_DIGESTS.getOrDefault(algorithm, "digest algorithm " + algorithm);
    }

    /** Whether it has a time, and nothing that its maker calls critical and that is not known here. */
    static boolean isUnderstood(PGPSignature signature) {
        if (signature.getVersion() < 4 || hashed(signature).getSignatureCreationTime() == null) {
            return false;
        }
        return Arrays.stream(hashed(signature).toArray())
                .filter(SignatureSubpacket::isCritical)
                .noneMatch(critical ->
                        critical.getClass() == SignatureSubpacket.class || critical instanceof NotationData);
    }

    static Instant created(PGPSignature signature) {
        return signature.getCreationTime().toInstant();
    }

    static boolean isExpired(PGPSignature signature, Instant now) {
        long seconds = hashed(signature).getSignatureExpirationTime();
        return seconds > 0 && !now.isBefore(created(signature).plusSeconds(seconds));
    }

    /** When a key expires, as this signature of it says. */
    static Optional<Instant> keyExpiry(PGPSignature signature, PGPPublicKey key) {
        long seconds = hashed(signature).getKeyExpirationTime();
        return seconds > 0 ? Optional.of(key.getCreationTime().toInstant().plusSeconds(seconds)) : Optional.empty();
    }

    /** Whether a key may sign data, as this signature of it says; {@code otherwise} when it says nothing. */
    static boolean maySign(PGPSignature signature, boolean otherwise) {
        PGPSignatureSubpacketVector hashed = hashed(signature);
        return hashed.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS)
                ? (hashed.getKeyFlags() & KeyFlags.SIGN_DATA) != 0
                : otherwise;
    }

    private static PGPSignatureSubpacketVector hashed(PGPSignature signature) {
        return signature.getHashedSubPackets();
    }
}
