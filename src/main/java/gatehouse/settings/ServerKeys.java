package gatehouse.settings;

import gatehouse.settings.SsoSettings.ServerKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The public keys of the domain's servers, from documents with the items Server, KeyId and PublicKey. A key whose id is not
 * its thumbprint is refused: it would be looked up by a name that is not its own.
 */
final class ServerKeys {
    private static final int MAX_KEYS = 1_000;
    private static final int MAX_NAME = 256;

    /** 32 bytes in base64url: an Ed25519 key, or a SHA-256 thumbprint. */
    private static final Pattern BYTES_32 = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private ServerKeys() {}

    static List<ServerKey> read(List<Map<String, List<String>>> serverKeys, Documents documents) {
        List<ServerKey> keys = new ArrayList<>();
        for (Map<String, List<String>> document : serverKeys) {
            ServerKey key = new ServerKey(
                    Documents.first(document, "Server").orElse(""),
                    Documents.first(document, "KeyId").orElse(""),
                    Documents.first(document, "PublicKey").orElse(""));
            String fault = keys.size() == MAX_KEYS ? "is one of more than " + MAX_KEYS + " keys" : fault(key);
            if (!fault.isEmpty()) {
                documents.refuse(new Refused("ServerKey of " + key.server(), key.keyId(), fault, "nothing"));
            } else if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Empty for a good key. */
    private static String fault(ServerKey key) {
        if (key.server().isEmpty() || key.server().length() > MAX_NAME) {
            return "belongs to no server";
        }
        if (!BYTES_32.matcher(key.publicKey()).matches()) {
            return "belongs to a PublicKey that is not 32 bytes in base64url";
        }
        return key.keyId().equals(thumbprint(key.publicKey())) ? "" : "is not the thumbprint of its PublicKey";
    }

    /** RFC 7638 over the members that RFC 8037 section 2 names. */
    private static String thumbprint(String publicKey) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + publicKey + "\"}";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
