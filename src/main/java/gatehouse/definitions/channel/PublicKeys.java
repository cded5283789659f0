package gatehouse.definitions.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;

/** Public keys, those of one owner together, however many files they are in. Immutable. */
final class PublicKeys {
    private final Collection<List<PGPPublicKeyRing>> owners;

    private PublicKeys(Collection<List<PGPPublicKeyRing>> owners) {
        this.owners = owners;
    }

    /** Those of some files; one that cannot be read is passed over, as if it were not there. */
    static PublicKeys read(List<byte[]> files) {
        Map<String, List<PGPPublicKeyRing>> owners = new LinkedHashMap<>();
        for (byte[] file : files) {
            for (PGPPublicKeyRing ring : Packets.certificates(file)) {
                owners.computeIfAbsent(fingerprint(ring.getPublicKey()), owner -> new ArrayList<>())
                        .add(ring);
            }
        }
        return new PublicKeys(owners.values());
    }

    /** The keys that these fingerprints stand for. */
    List<SigningKey> signingKeys(List<String> pinned) {
        List<SigningKey> found = new ArrayList<>();
        for (List<PGPPublicKeyRing> copies : owners) {
            SelfSignatures owner = new SelfSignatures(copies);
            for (PGPPublicKeyRing copy : copies) {
                for (PGPPublicKey key : copy) {
                    found.add(new SigningKey(key, owner));
                }
            }
        }
        return found.stream()
                .filter(key -> pinned.stream().anyMatch(key::isPinnedBy))
                .toList();
    }

    static String fingerprint(PGPPublicKey key) {
        return hexadecimal(key.getFingerprint());
    }

    static String hexadecimal(byte[] fingerprint) {
        return HexFormat.of().withUpperCase().formatHex(fingerprint);
    }
}
