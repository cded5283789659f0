package gatehouse.sso;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs tags with the server's own key: compact JWS (RFC 7515) with Ed25519 (RFC 8037). Immutable, safe for use by
 * several threads.
 */
public final class TagSigner {
    private final ServerKeyPair key;

    public TagSigner(ServerKeyPair key) {
        this.key = key;
    }

    /** The text of the tag: one line of at most {@value CompactTag#MAX_LENGTH} characters. */
    public String sign(TagClaims claims) {
        if (!claims.server().equals(key.publicKey().server())) {
            throw new IllegalArgumentException(
                    "this key signs for " + key.publicKey().server() + " only");
        }
        return sign(ClaimsJson.write(claims));
    }

    private String sign(String payload) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            jws.setKeyIdHeaderValue(key.publicKey().keyId());
            jws.setHeader("typ", CompactTag.TYPE);
            jws.setPayload(payload);
            jws.setKey(key.privateKey());
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key that was tried when it was loaded does not sign", e);
        }
    }
}
