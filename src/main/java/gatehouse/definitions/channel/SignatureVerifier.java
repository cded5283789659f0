package gatehouse.definitions.channel;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Verifies detached OpenPGP signatures (RFC 9580) against pinned keys. Immutable. */
@SuppressWarnings("DoNotCallSuggester")
final class SignatureVerifier {
    /**
     * Who signed, and when.
     *
     * @param fingerprint of the key that made the signature, a subkey perhaps, in upper case
     */
    record Signed(String fingerprint, Instant at) {}

    /**
     * Verifies a file's signature.
     *
     * @param signature armored or not
     * @param certificates public keys, armored or not, as found in files and beside the archive; they prove nothing by themselves
     * @param pinned fingerprints in upper case, of primary keys or of subkeys: only these, and subkeys bound to these, may sign
     * @throws ChannelException unless a pinned key signed it, one that was valid when it signed and is neither expired nor revoked now
     */
    static Signed verify(Path file, byte[] signature, List<byte[]> certificates, List<String> pinned, Instant now)
            throws ChannelException {
        throw new UnsupportedOperationException();
    }

    private SignatureVerifier() {}
}
