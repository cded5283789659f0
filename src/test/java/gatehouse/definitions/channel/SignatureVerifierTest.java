package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.definitions.channel.SignatureVerifier.Signed;
import gatehouse.testing.GpgHome;
import gatehouse.testing.SpamAssassinRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures and keys are those of real gpg, or such with packets exchanged. */
class SignatureVerifierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LAST_YEAR = NOW.minus(Duration.ofDays(365));
    private static GpgHome gpg;
    private static String key;
    private static String other;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeAll
    static void makeKeys() {
        gpg = GpgHome.required(Clock.fixed(NOW, ZoneOffset.UTC));
        key = gpg.newKey("channel@example.com", "rsa2048", "never", LAST_YEAR);
        other = gpg.newKey("other@example.com");
    }

    @AfterAll
    static void close() {
        if (gpg != null) {
            gpg.close();
        }
    }

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("1.tar.gz"), "what is signed");
    }

    @Test
    void shouldTellWhoSignedAndWhen() throws IOException {
        Signed signed = verify(gpg.sign(file, key, NOW), key, gpg.export(key));

        assertThat(signed).isEqualTo(new Signed(key, NOW));
    }

    @Test
    void shouldTakeSignaturesAndKeysThatAreNotArmored() throws IOException {
        byte[] signature = gpg.gpg("-u", key, "--detach-sign", "--output", "-", file.toString());

        assertThat(verify(signature, key, gpg.gpg("--export", key)).fingerprint())
                .isEqualTo(key);
    }

    @Test
    void shouldTakeEllipticCurves() throws IOException {
        assertThat(verify(gpg.sign(file, other), other, gpg.export(other)).fingerprint())
                .isEqualTo(other);
    }

    @Test
    void shouldFindTheKeyAmongOthersAndAmongFilesThatAreNone() throws IOException {
        byte[] damaged = Arrays.copyOf(gpg.export(key), 300);
        byte[] junk = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);

        Signed signed =
                verify(gpg.sign(file, key), key, junk, damaged, gpg.export(other), new byte[0], gpg.export(key));

        assertThat(signed.fingerprint()).isEqualTo(key);
    }

    @Test
    void shouldReadFilesOfSeveralArmoredKeys() throws IOException {
        byte[] both = joined(gpg.export(other), gpg.export(key));

        assertThat(verify(gpg.sign(file, key), key, both).fingerprint()).isEqualTo(key);
    }

    @Test
    void shouldBeContentWithOneGoodSignatureOfSeveral() throws IOException {
        byte[] one = gpg.gpg("-u", other, "-u", key, "--armor", "--detach-sign", "--output", "-", file.toString());
        byte[] joined = joined(gpg.sign(file, other), gpg.sign(file, key));

        assertThat(verify(one, key, gpg.export(key)).fingerprint()).isEqualTo(key);
        assertThat(verify(joined, key, gpg.export(key)).fingerprint()).isEqualTo(key);
    }

    @Test
    void shouldLetEverySigningSubkeyOfAPinnedPrimaryKeySign() throws IOException {
        String primary = gpg.newKey("subkeys@example.com", "ed25519", "never", LAST_YEAR);
        String subkey = gpg.newSubkey(primary, "never", LAST_YEAR);
        byte[] signature = gpg.sign(file, subkey);

        assertThat(verify(signature, primary, gpg.export(primary)).fingerprint())
                .isEqualTo(subkey);
        assertThat(verify(signature, subkey, gpg.export(primary)).fingerprint()).isEqualTo(subkey);
    }

    @Test
    void shouldLetAPinnedSubkeyStandForItselfOnly() {
        String primary = gpg.newKey("onesubkey@example.com", "ed25519", "never", LAST_YEAR);
        String subkey = gpg.newSubkey(primary, "never", LAST_YEAR);

        refused(gpg.sign(file, primary), subkey, gpg.export(primary))
                .hasMessageContaining(primary)
                .hasMessageContaining("another key");
    }

    @Test
    void shouldRefuseWhatIsNoSignature() {
        refused(new byte[0], key, gpg.export(key)).hasMessageContaining("there is no signature");
        refused("<html>404</html>".getBytes(StandardCharsets.UTF_8), key, gpg.export(key))
                .hasMessageContaining("there is no signature");
        refused(gpg.export(key), key, gpg.export(key)).hasMessageContaining("there is no signature");
        refused(new byte[65 << 10], key, gpg.export(key)).hasMessageContaining("larger than");
    }

    @Test
    void shouldRefuseASignatureThatIsCutAnywhere() throws IOException {
        byte[] whole = gpg.gpg("-u", key, "--detach-sign", "--output", "-", file.toString());
        byte[] certificate = gpg.export(key);

        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), key, certificate);
        }
        assertThat(verify(whole, key, certificate).fingerprint()).isEqualTo(key);
    }

    @Test
    void shouldRefuseAnotherFile() throws IOException {
        byte[] signature = gpg.sign(file, key);
        Files.writeString(file, "what is signed.");

        refused(signature, key, gpg.export(key))
                .hasMessageContaining("for this file")
                .hasMessageContaining(key);
    }

    @Test
    void shouldRefuseAnotherKeyAndNameIt() {
        refused(gpg.sign(file, other), key, gpg.export(key), gpg.export(other))
                .hasMessageContaining("another key")
                .hasMessageContaining(other)
                .hasMessageContaining(key);
    }

    @Test
    void shouldNameAKeyThatIsNotThere() {
        refused(gpg.sign(file, key), key).hasMessageContaining("no public key for " + key);
        refused(gpg.sign(file, key), key, gpg.export(other)).hasMessageContaining("no public key for " + key);
    }

    @Test
    void shouldRefuseAKeyThatHasExpired() {
        String expired = gpg.newKey("expired@example.com", "ed25519", "10d", LAST_YEAR);

        refused(gpg.sign(file, expired, LAST_YEAR.plusSeconds(60)), expired, gpg.export(expired))
                .hasMessageContaining(expired + ", which expired at " + LAST_YEAR.plus(Duration.ofDays(10)));
    }

    @Test
    void shouldRefuseASubkeyThatHasExpired() {
        String primary = gpg.newKey("expiredsub@example.com", "ed25519", "never", LAST_YEAR);
        String subkey = gpg.newSubkey(primary, "10d", LAST_YEAR);

        refused(gpg.sign(file, subkey, LAST_YEAR.plusSeconds(60)), primary, gpg.export(primary))
                .hasMessageContaining(subkey + ", which expired at ");
    }

    @Test
    void shouldRefuseASubkeyWhosePrimaryKeyHasExpired() {
        String primary = gpg.newKey("expiredprimary@example.com", "ed25519", "10d", LAST_YEAR);
        String subkey = gpg.newSubkey(primary, "never", LAST_YEAR);

        refused(gpg.sign(file, subkey, LAST_YEAR.plusSeconds(60)), subkey, gpg.export(primary))
                .hasMessageContaining("whose primary key is " + primary + ", which expired at ");
    }

    @Test
    void shouldTakeAKeyThatItsOwnerHasProlongedInAnyOfTheCopies() throws IOException {
        String prolonged = gpg.newKey("prolonged@example.com", "ed25519", "10d", LAST_YEAR);
        byte[] old = gpg.export(prolonged);
        gpg.gpg("--quick-set-expire", prolonged, "2y");
        byte[] signature = gpg.sign(file, prolonged);

        assertThat(verify(signature, prolonged, old, gpg.export(prolonged)).fingerprint())
                .isEqualTo(prolonged);
        refused(signature, prolonged, old).hasMessageContaining("expired");
    }

    @Test
    void shouldNotBelieveAProlongationThatTheOwnerDidNotSign() throws IOException {
        String expired = gpg.newKey("forged@example.com", "ed25519", "10d", LAST_YEAR);
        byte[] old = gpg.gpg("--export", expired);
        gpg.gpg("--quick-set-expire", expired, "never");
        byte[] forged = gpg.gpg("--export", expired);
        forged[forged.length - 1] ^= 1;

        refused(gpg.sign(file, expired), expired, forged, old).hasMessageContaining("expired");
    }

    @Test
    void shouldRefuseAKeyThatWasRevokedAlsoWhenACopyHidesIt() {
        String revoked = gpg.newKey("revoked@example.com", "ed25519", "never", LAST_YEAR);
        byte[] signature = gpg.sign(file, revoked);
        byte[] before = gpg.export(revoked);
        gpg.revoke(revoked);

        refused(signature, revoked, gpg.export(revoked))
                .hasMessageContaining(revoked + ", which its owner has revoked");
        refused(signature, revoked, before, gpg.export(revoked)).hasMessageContaining("revoked");
    }

    @Test
    void shouldRefuseASubkeyThatWasRevoked() {
        String primary = gpg.newKey("revokedsub@example.com", "ed25519", "never", LAST_YEAR);
        String subkey = gpg.newSubkey(primary, "never", LAST_YEAR);
        byte[] signature = gpg.sign(file, subkey);
        gpg.edit(primary, "key 1", "revkey", "y", "0", "", "y", "save");

        refused(signature, primary, gpg.export(primary)).hasMessageContaining(subkey + ", which its owner has revoked");
    }

    @Test
    void shouldNotBelieveARevocationThatTheOwnerDidNotSign() throws Exception {
        String attacker = gpg.newKey("attacker@example.com", "ed25519", "never", LAST_YEAR);
        gpg.revoke(attacker);
        PGPSignature revocation = ring(attacker)
                .getPublicKey()
                .getSignaturesOfType(PGPSignature.KEY_REVOCATION)
                .next();
        PGPPublicKeyRing victim = ring(key);
        PGPPublicKey poisoned = PGPPublicKey.addCertification(victim.getPublicKey(), revocation);

        byte[] certificate = PGPPublicKeyRing.insertPublicKey(victim, poisoned).getEncoded();

        assertThat(verify(gpg.sign(file, key), key, certificate).fingerprint()).isEqualTo(key);
    }

    @Test
    void shouldRefuseASubkeyThatAnotherAddedToTheCertificate() throws Exception {
        String attacker = gpg.newKey("adder@example.com", "ed25519", "never", LAST_YEAR);
        String subkey = gpg.newSubkey(attacker, "never", LAST_YEAR);
        PGPPublicKey added = ring(attacker).getPublicKey(HexFormat.of().parseHex(subkey));

        byte[] certificate = PGPPublicKeyRing.insertPublicKey(ring(key), added).getEncoded();

        refused(gpg.sign(file, subkey), key, certificate)
                .hasMessageContaining(subkey + ", which no signature of its owner binds");
    }

    @Test
    void shouldRefuseASubkeyThatIsNotForSigning() throws IOException {
        String primary = gpg.newKey("flags@example.com", "ed25519", "never", LAST_YEAR);
        gpg.gpg("--quick-add-key", primary, "ed25519", "auth", "never");

        assertThat(PublicKeys.read(List.of(gpg.export(primary))).signingKeys(List.of(primary)))
                .filteredOn(signer -> !signer.fingerprint().equals(primary))
                .singleElement()
                .satisfies(signer -> assertThat(signer.objection(NOW.plusSeconds(60)))
                        .hasValueSatisfying(reason -> assertThat(reason).contains("not bound as a key that signs")));
    }

    @Test
    void shouldRefuseASignatureFromTheFutureButForASmallDifferenceOfClocks() throws IOException {
        refused(gpg.sign(file, key, NOW.plusSeconds(3600)), key, gpg.export(key))
                .hasMessageContaining("in the future");
        assertThat(verify(gpg.sign(file, key, NOW.plusSeconds(240)), key, gpg.export(key))
                        .fingerprint())
                .isEqualTo(key);
    }

    @Test
    void shouldRefuseASignatureThatIsOlderThanItsKey() {
        byte[] signature =
                gpg.sign(file, key, LAST_YEAR.minusSeconds(60), "--ignore-time-conflict", "--ignore-valid-from");

        refused(signature, key, gpg.export(key)).hasMessageContaining("before its key");
    }

    @Test
    void shouldRefuseASignatureThatHasExpiredItself() {
        byte[] signature = gpg.sign(file, key, NOW.minus(Duration.ofDays(10)), "--default-sig-expire", "2d");

        refused(signature, key, gpg.export(key)).hasMessageContaining("expired itself");
    }

    @Test
    void shouldRefuseASignatureWithAWeakDigest() {
        refused(gpg.sign(file, key, NOW, "--digest-algo", "SHA1"), key, gpg.export(key))
                .hasMessageContaining("SHA-1, which is too weak");
    }

    @Test
    void shouldRefuseASignatureOfText() {
        refused(gpg.sign(file, key, NOW, "--textmode"), key, gpg.export(key)).hasMessageContaining("a file's bytes");
    }

    @Test
    void shouldRefuseAKeyThatIsTooWeak() {
        String weak = gpg.newKey("weak@example.com", "rsa1024", "never", LAST_YEAR);

        refused(gpg.sign(file, weak), weak, gpg.export(weak)).hasMessageContaining("too weak");
    }

    @Test
    void shouldTakeTheKeyOfTheStockChannelWhichIsOfTheDaysOfSha1() throws IOException {
        byte[] certificate = Files.readAllBytes(SpamAssassinRules.required().resolve("sa-update-pubkey.txt"));
        String primary = "5E541DC959CB8BAC7C78DFDC4056A61A5244EC45";

        List<SigningKey> keys = PublicKeys.read(List.of(certificate)).signingKeys(List.of(primary));

        assertThat(keys)
                .extracting(SigningKey::fingerprint)
                .containsExactly(primary, "0C2B1D7175B852C64B3CDC716C55397824F434CE");
        assertThat(keys).allSatisfy(signer -> assertThat(signer.objection(NOW)).isEmpty());
    }

    private Signed verify(byte[] signature, String pinned, byte[]... certificates) throws ChannelException {
        return SignatureVerifier.verify(file, signature, List.of(certificates), List.of(pinned), NOW);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(
            byte[] signature, String pinned, byte[]... certificates) {
        return assertThatThrownBy(() -> verify(signature, pinned, certificates)).isInstanceOf(ChannelException.class);
    }

    private static PGPPublicKeyRing ring(String fingerprint) {
        return Packets.certificates(gpg.export(fingerprint)).get(0);
    }

    private static byte[] joined(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(first);
        both.write(second);
        return both.toByteArray();
    }
}
