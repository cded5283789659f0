package gatehouse.sso;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A tag's text in its one accepted form, read but not verified: three pieces in base64url, and a header of exactly
 * {@code alg} EdDSA, {@code kid} and {@code typ}. Any other header parameter, above all one that brings a key
 * ({@code jwk}, {@code jku}, {@code x5c}) or changes the rules ({@code crit}, {@code b64}), makes it malformed. Immutable.
 */
final class CompactTag {
    static final int MAX_LENGTH = 8_192;
    static final String TYPE = "sso+jws";

    private static final Pattern SPACE = Pattern.compile("[ \t\r\n]+");
    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]{86})");
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final AlgorithmConstraints EDDSA_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private final String text;
    private final String keyId;

    private CompactTag(String text, String keyId) {
        this.text = text;
        this.keyId = keyId;
    }

    /** {@code text} as the header has it, with white space where it was folded. */
    static CompactTag parse(String text) throws MalformedTagException {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedTagException("longer than " + MAX_LENGTH + " characters");
        }
        String compact = SPACE.matcher(text).replaceAll("");
        Matcher matcher = COMPACT.matcher(compact);
        if (!matcher.matches() || !isCanonical(matcher.group(2))) {
            throw new MalformedTagException("no compact JWS");
        }
        return new CompactTag(compact, keyId(matcher.group(1)));
    }

    /** The last character has bits that do not count: one signature shall have one text. */
    private static boolean isCanonical(String signature) {
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
    }

    private static String keyId(String encodedHeader) throws MalformedTagException {
        Map<String, Object> header = header(encodedHeader);
        boolean expected = header.keySet().equals(HEADER)
                && AlgorithmIdentifiers.EDDSA.equals(header.get("alg"))
                && TYPE.equals(header.get("typ"));
        if (expected && header.get("kid") instanceof String keyId) {
            return keyId;
        }
        throw new MalformedTagException("header is not of alg EdDSA, kid and typ " + TYPE + " alone");
    }

    private static Map<String, Object> header(String encoded) throws MalformedTagException {
        try {
            byte[] json = Base64.getUrlDecoder().decode(encoded);
            return JsonUtil.parseJson(new String(json, StandardCharsets.UTF_8));
        } catch (JoseException | IllegalArgumentException e) {
            throw new MalformedTagException("header is not JSON", e);
        }
    }

    String keyId() {
        return keyId;
    }

    boolean isSignedBy(PublicKey key) throws MalformedTagException {
        try {
            return jws(key).verifySignature();
        } catch (JoseException e) {
            throw new MalformedTagException("signature cannot be checked", e);
        }
    }

    /** To be called once the signature is verified. */
    TagClaims claims() throws MalformedTagException {
        String payload = text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'));
        try {
            return ClaimsJson.read(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new MalformedTagException("claims are not base64url", e);
        }
    }

    private JsonWebSignature jws(PublicKey key) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(EDDSA_ONLY);
        jws.setCompactSerialization(text);
        jws.setKey(key);
        return jws;
    }
}
