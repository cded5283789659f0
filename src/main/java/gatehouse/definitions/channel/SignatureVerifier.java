package gatehouse.definitions.channel;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies detached OpenPGP signatures (RFC 9580) against pinned keys. What a signature or a certificate says of itself only
 * helps to find the key; what counts is the pinned fingerprint, and what the owner of that key signed. Immutable.
 */
final class SignatureVerifier {
    private final Path file;
    private final List<SigningKey> keys;
    private final List<String> pinned;
    private final Instant now;

    private SignatureVerifier(Path file, List<SigningKey> keys, List<String> pinned, Instant now) {
        this.file = file;
        this.keys = keys;
        this.pinned = pinned;
        this.now = now;
    }

    /**
     * Who signed, and when.
     *
     * @param fingerprint of the key that made the signature, a subkey perhaps, in upper case
     */
    record Signed(String fingerprint, Instant at) {}

    /**
     * Verifies a file's signature. Of several signatures, one by a pinned key suffices.
     *
     * @param signature armored or not
     * @param certificates public keys, armored or not, as found in files and beside the archive; they prove nothing by themselves
     * @param pinned fingerprints in upper case, of primary keys or of subkeys: only these, and subkeys bound to these, may sign
     * @throws ChannelException unless a pinned key signed it, one that was valid when it signed and is neither expired nor revoked now
     */
    static Signed verify(Path file, byte[] signature, List<byte[]> certificates, List<String> pinned, Instant now)
            throws ChannelException {
        List<DataSignature> signatures = Packets.signatures(signature);
        List<SigningKey> keys = PublicKeys.read(certificates).signingKeys(pinned);
        return new SignatureVerifier(file, keys, pinned, now).anyOf(signatures);
    }

    private Signed anyOf(List<DataSignature> signatures) throws ChannelException {
        List<String> objections = new ArrayList<>();
        for (DataSignature signature : signatures) {
            Optional<SigningKey> signer = signer(signature);
            Optional<String> objection =
                    signer.isEmpty() ? Optional.of(stranger(signature)) : objection(signature, signer.get());
            if (objection.isEmpty()) {
                return new Signed(signer.orElseThrow().fingerprint(), signature.created());
            }
            objections.add(objection.get());
        }
        throw new ChannelException("signature refused: " + String.join("; ", objections));
    }

    private Optional<SigningKey> signer(DataSignature signature) {
        return keys.stream().filter(signature::names).findFirst();
    }

    private Optional<String> objection(DataSignature signature, SigningKey signer) throws ChannelException {
        Optional<String> objection = signature
                .objection(now)
                .or(() -> signer.objection(now).map(reason -> "made by " + reason))
                .or(() -> signature.predates(signer));
        return objection.isPresent() ? objection : signature.mismatch(file, signer);
    }

    private String stranger(DataSignature signature) {
        List<String> missing = pinned.stream()
                .filter(pin -> keys.stream().noneMatch(key -> key.isPinnedBy(pin)))
                .toList();
        String issuer = "made by " + signature.issuer();
        return missing.isEmpty()
                ? issuer + ", which is another key than the channel's " + String.join(", ", pinned)
                : issuer + "; there is no public key for " + String.join(", ", missing);
    }
}
