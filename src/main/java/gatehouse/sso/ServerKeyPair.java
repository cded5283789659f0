package gatehouse.sso;

import gatehouse.settings.SsoSettings.ServerKey;
import java.security.PrivateKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;

/**
 * A server's own Ed25519 key. Immutable, safe for use by several threads; {@link KeyFile} keeps it. Only
 * {@link TagSigner} sees the private half.
 */
public final class ServerKeyPair {
    private final PrivateKey privateKey;
    private final ServerKey publicKey;

    ServerKeyPair(String server, OctetKeyPairJsonWebKey jwk) {
        this.privateKey = jwk.getPrivateKey();
        this.publicKey = ServerKeys.publicKey(server, jwk);
    }

    /** What the other servers of the domain have to have in their settings. */
    public ServerKey publicKey() {
        return publicKey;
    }

    PrivateKey privateKey() {
        return privateKey;
    }
}
