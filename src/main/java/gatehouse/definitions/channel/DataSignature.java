package gatehouse.definitions.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** A detached signature of a file. For one thread. */
final class DataSignature {
    static final Duration SKEW = Duration.ofMinutes(5);
    private static final int BUFFER = 64 << 10;

    private final PGPSignature signature;

    DataSignature(PGPSignature signature) {
        this.signature = signature;
    }

    Instant created() {
        return Subpackets.created(signature);
    }

    /** Whether the signature names this key as its maker, which proves nothing yet. */
    boolean names(SigningKey key) {
        return signature.hasKeyIdentifier(key.identifier());
    }

    /** The fingerprint of the key that the signature names, or its key id. */
    String issuer() {
        return signature.getKeyIdentifiers().stream()
                .map(KeyIdentifier::getFingerprint)
                .filter(Objects::nonNull)
                .findFirst()
                .map(PublicKeys::hexadecimal)
                .orElseGet(() -> String.format(Locale.ROOT, "key id %016X", signature.getKeyID()));
    }

    /** What is wrong with it, whoever made it; empty when nothing is. */
    Optional<String> objection(Instant now) {
        if (signature.getVersion() < 4 || signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
            return Optional.of("not made for a file's bytes, or in a form that is out of use");
        }
        if (!Subpackets.hasStrongDigest(signature)) {
            return Optional.of("made with " + Subpackets.digest(signature) + ", which is too weak");
        }
        if (!Subpackets.isUnderstood(signature)) {
            return Optional.of("without a time, or with a critical part that is not known here");
        }
        if (created().isAfter(now.plus(SKEW))) {
            return Optional.of("made at " + created() + ", in the future: is this server's clock right?");
        }
        return Subpackets.isExpired(signature, now) ? Optional.of("expired itself") : Optional.empty();
    }

    /** Whether it is older than its key. */
    Optional<String> predates(SigningKey key) {
        return created().isBefore(key.created())
                ? Optional.of("made at " + created() + ", before its key " + key.fingerprint() + " of " + key.created())
                : Optional.empty();
    }

    /** Whether another key made it, or for other content. */
    Optional<String> mismatch(Path file, SigningKey key) throws ChannelException {
        try {
            return matches(file, key)
                    ? Optional.empty()
                    : Optional.of(
                            "not made by " + key.fingerprint() + " for this file: one of them is damaged or another");
        } catch (IOException e) {
            throw new ChannelException("the file to verify cannot be read: " + e, e);
        }
    }

    private boolean matches(Path file, SigningKey key) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            signature.init(new BcPGPContentVerifierBuilderProvider(), key.key());
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                signature.update(buffer, 0, read);
            }
            return signature.verify();
        } catch (PGPException | RuntimeException e) {
            // A signature whose numbers do not suit the key; the library has an exception of its own for most of these
            // only.
            return false;
        }
    }
}
