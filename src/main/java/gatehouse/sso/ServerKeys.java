package gatehouse.sso;

import gatehouse.settings.SsoSettings.ServerKey;
import java.security.PublicKey;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.lang.JoseException;

/** Public keys between the form of the settings and that of the JDK (RFC 8037 section 2). */
final class ServerKeys {
    private ServerKeys() {}

    static ServerKey publicKey(String server, OctetKeyPairJsonWebKey jwk) {
        Object x = jwk.toParams(OutputControlLevel.PUBLIC_ONLY).get(OctetKeyPairJsonWebKey.PUBLIC_KEY_MEMBER_NAME);
        return new ServerKey(server, thumbprint(jwk), String.valueOf(x));
    }

    private static String thumbprint(OctetKeyPairJsonWebKey jwk) {
        return jwk.calculateBase64urlEncodedThumbprint("SHA-256");
    }

    /** The key of the settings; an exception says what is wrong with it. */
    static PublicKey parse(ServerKey key) throws JoseException {
        OctetKeyPairJsonWebKey jwk = new OctetKeyPairJsonWebKey(Map.of(
                OctetKeyPairJsonWebKey.SUBTYPE_MEMBER_NAME,
                OctetKeyPairJsonWebKey.SUBTYPE_ED25519,
                OctetKeyPairJsonWebKey.PUBLIC_KEY_MEMBER_NAME,
                key.publicKey()));
        if (!thumbprint(jwk).equals(key.keyId())) {
            throw new JoseException("its id is not its thumbprint " + thumbprint(jwk));
        }
        return jwk.getPublicKey();
    }
}
