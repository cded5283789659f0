package gatehouse.settings;

import java.time.Duration;
import java.util.List;

/**
 * The SSO tag.
 *
 * @param honour whether tags of other servers are honoured
 * @param validity from signing to expiry
 * @param maxDefinitionsLag how many definition versions behind this server's own a tag's may be
 * @param keys public keys of the domain's servers
 */
public record SsoSettings(boolean honour, Duration validity, long maxDefinitionsLag, List<ServerKey> keys) {
    public SsoSettings {
        keys = List.copyOf(keys);
    }

    public static SsoSettings defaults() {
        return new SsoSettings(true, Duration.ofDays(2), 5, List.of());
    }

    /**
     * A server's public key.
     *
     * @param keyId the thumbprint of the key (RFC 7638)
     * @param publicKey the 32 bytes of the Ed25519 key in base64url (RFC 8037 section 2, member x)
     */
    public record ServerKey(String server, String keyId, String publicKey) {}
}
