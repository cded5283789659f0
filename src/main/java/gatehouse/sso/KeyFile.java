package gatehouse.sso;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EdDsaKeyUtil;
import org.jose4j.lang.JoseException;

/**
 * The file of a server's own key, a JWK (RFC 8037) that only its owner may read. Made on the first start, complete or not
 * at all; never made anew over an old one, since the other servers know the old one. The file is in a folder, not in a
 * database, so it does not replicate. Stateless.
 */
public final class KeyFile {
    private static final String NAME = "sso-key.jwk";
    private static final int MAX_BYTES = 4_096;

    private KeyFile() {}

    /** The key in {@code directory}; one is made when there is none. An {@link IOException} says what to do. */
    public static ServerKeyPair loadOrCreate(Path directory, String server) throws IOException {
        Path file = directory.resolve(NAME);
        if (Files.notExists(file)) {
            create(file);
        }
        OwnerOnly.restrict(file);
        return new ServerKeyPair(server, load(file));
    }

    private static void create(Path file) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = Files.createTempFile(directory, NAME, ".tmp");
        try {
            OwnerOnly.restrict(temporary);
            write(temporary, newKey().toJson(OutputControlLevel.INCLUDE_PRIVATE));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static OctetKeyPairJsonWebKey newKey() {
        try {
            KeyPair pair = new EdDsaKeyUtil().generateKeyPair(EdDsaKeyUtil.ED25519);
            OctetKeyPairJsonWebKey jwk = new OctetKeyPairJsonWebKey(pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            return jwk;
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    private static OctetKeyPairJsonWebKey load(Path file) throws IOException {
        try {
            return parse(read(file));
        } catch (JoseException e) {
            throw new IOException(
                    "The file of this server's SSO key, " + file.toAbsolutePath() + ", is damaged (" + e.getMessage()
                            + "). Restore it from a backup; or delete it, and a new key is made at the next start, whose"
                            + " public half the settings of the domain's servers then need in place of the old one's.",
                    e);
        }
    }

    private static String read(Path file) throws IOException, JoseException {
        if (Files.size(file) > MAX_BYTES) {
            throw new JoseException("larger than " + MAX_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static OctetKeyPairJsonWebKey parse(String text) throws JoseException {
        OctetKeyPairJsonWebKey jwk = new OctetKeyPairJsonWebKey(JsonUtil.parseJson(text));
        if (!OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(jwk.getSubtype()) || jwk.getPrivateKey() == null) {
            throw new JoseException("no private Ed25519 key");
        }
        checkHalvesFit(jwk);
        return jwk;
    }

    private static void checkHalvesFit(OctetKeyPairJsonWebKey jwk) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setPayload("trial");
        signature.setKey(jwk.getPrivateKey());
        String signed = signature.getCompactSerialization();
        JsonWebSignature check = new JsonWebSignature();
        check.setCompactSerialization(signed);
        check.setKey(jwk.getPublicKey());
        if (!check.verifySignature()) {
            throw new JoseException("its public half does not belong to its private half");
        }
    }
}
