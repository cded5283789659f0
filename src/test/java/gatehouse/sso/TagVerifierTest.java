package gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.mail.Mail;
import gatehouse.scan.EngineVersion;
import gatehouse.settings.SsoSettings;
import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.TagCheck.Reason;
import gatehouse.testing.CpuTime;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagVerifierTest {
    private static final String SIGNER = "CN=mail1/O=Org";
    private static final long DEFINITIONS = Tags.CLAMAV.definitions();

    @TempDir
    Path directory;

    private ServerKeyPair key;
    private TagVerifier verifier;
    private String tag;

    @BeforeEach
    void sign() throws IOException {
        key = KeyFile.loadOrCreate(directory.resolve("mail1"), SIGNER);
        verifier = verifier(true, key.publicKey());
        tag = new TagSigner(key).sign(Tags.claims(SIGNER));
    }

    private TagVerifier verifier(boolean honour, ServerKey... keys) {
        ServerKey own = Tags.key(directory, "own").publicKey();
        return new TagVerifier(new SsoSettings(honour, Duration.ofDays(2), 5, List.of(keys)), own);
    }

    @Test
    void shouldHonourATagOfAnotherServer() throws IOException {
        assertThat(verifier.verify(tag, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                .isEqualTo(new TagCheck.Valid(Tags.claims(SIGNER)));
        assertThat(verifier.verifySignature(tag)).contains(Tags.claims(SIGNER));
    }

    @Test
    void shouldReadBackAllClaims() {
        TagClaims claims = new TagClaims(
                SIGNER,
                Tags.NOW,
                Tags.NOW.plusSeconds(60),
                new EngineVersion("ClamAV 1.4.6", 0, Optional.empty()),
                "rules-7",
                "p",
                "d",
                Optional.of("0123456789ABCDEF0123456789ABCDEF"),
                true,
                List.of("ü\u0000\"\\", "x".repeat(500)));
        assertThat(verifier.verifySignature(new TagSigner(key).sign(claims))).contains(claims);
        assertThat(claims.noted().get(1)).hasSize(TagClaims.MAX_NOTE);
    }

    @Test
    void shouldAlwaysFitIntoTheBound() {
        TagClaims claims = Tags.claims(SIGNER);
        TagClaims longest = new TagClaims(
                SIGNER,
                claims.issued(),
                claims.expires(),
                claims.antivirus(),
                "a".repeat(100),
                "p".repeat(100),
                claims.digest(),
                Optional.of("q".repeat(32)),
                false,
                Collections.nCopies(50, "\u0000".repeat(500)));
        String longTag = new TagSigner(key).sign(longest);
        assertThat(longTag.length()).isLessThan(CompactTag.MAX_LENGTH);
        assertThat(verifier.verifySignature(longTag)).contains(longest);
    }

    @Test
    void shouldReadATagThatWasFolded() throws IOException {
        String folded = " " + tag.replaceAll("(.{70})", "$1\r\n\t") + "\r\n";
        assertThat(verifier.verify(folded, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                .isInstanceOf(TagCheck.Valid.class);
    }

    @Test
    void shouldRefuseAKeyThatNobodyHas() throws IOException {
        assertRefused(Reason.UNKNOWN_KEY, verifier(true), tag);
        assertRefused(Reason.UNKNOWN_KEY, verifier(false, key.publicKey()), tag);
    }

    @Test
    void shouldHonourItsOwnTagsEvenWhenItHonoursNoOthers() throws IOException {
        String own = new TagSigner(Tags.key(directory, "own")).sign(Tags.claims("own"));
        assertThat(verifier(false).verify(own, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                .isInstanceOf(TagCheck.Valid.class);
    }

    @Test
    void shouldRefuseAKeyWhoseIdIsNotItsThumbprint() throws IOException {
        ServerKey other = Tags.key(directory, "mail2").publicKey();
        ServerKey forged = new ServerKey(SIGNER, key.publicKey().keyId(), other.publicKey());
        assertRefused(Reason.UNKNOWN_KEY, verifier(true, forged), tag);
        ServerKey garbage = new ServerKey(SIGNER, key.publicKey().keyId(), "garbage");
        assertRefused(Reason.UNKNOWN_KEY, verifier(true, garbage), tag);
    }

    @Test
    void shouldRefuseASignatureOfAnotherKey() throws IOException, JoseException {
        ServerKeyPair attacker = Tags.key(directory, "attacker");
        JsonWebSignature jws = jws("EdDSA", ClaimsJson.write(Tags.claims(SIGNER)));
        jws.setKey(attacker.privateKey());
        assertRefused(Reason.BAD_SIGNATURE, verifier, jws.getCompactSerialization());
    }

    @Test
    void shouldRefuseAServerThatSignsForAnother() throws IOException, JoseException {
        JsonWebSignature jws = jws("EdDSA", ClaimsJson.write(Tags.claims("CN=mail2/O=Org")));
        jws.setKey(key.privateKey());
        assertRefused(Reason.UNKNOWN_KEY, verifier, jws.getCompactSerialization());
        TagClaims claims = Tags.claims("CN=mail2/O=Org");
        assertThatThrownBy(() -> new TagSigner(key).sign(claims)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseWhatIsExpiredOrFromTheFuture() throws IOException {
        assertRefused(Reason.EXPIRED, verify(Tags.MAIL, DEFINITIONS, Tags.NOW.plus(Duration.ofDays(2))));
        assertRefused(Reason.EXPIRED, verify(Tags.MAIL, DEFINITIONS, Tags.NOW.minus(Duration.ofMinutes(6))));
        assertThat(verify(Tags.MAIL, DEFINITIONS, Tags.NOW.minus(Duration.ofMinutes(5))))
                .isInstanceOf(TagCheck.Valid.class);
        assertThat(verify(Tags.MAIL, DEFINITIONS, Tags.NOW.plus(Duration.ofHours(47))))
                .isInstanceOf(TagCheck.Valid.class);
    }

    @Test
    void shouldRefuseOldDefinitions() throws IOException {
        assertRefused(Reason.OLD_DEFINITIONS, verify(Tags.MAIL, DEFINITIONS + 6, Tags.NOW));
        assertThat(verify(Tags.MAIL, DEFINITIONS + 5, Tags.NOW)).isInstanceOf(TagCheck.Valid.class);
        assertThat(verify(Tags.MAIL, 0, Tags.NOW)).isInstanceOf(TagCheck.Valid.class);
    }

    @Test
    void shouldRefuseATagOfFewerRulesThanThisServerHasOnly() throws IOException {
        assertThat(verifyScored("7-aaaa", "7-bbbb")).isInstanceOf(TagCheck.Valid.class);
        assertThat(verifyScored("1900123-aaaa", "1900987-aaaa")).isInstanceOf(TagCheck.Valid.class);
        assertThat(verifyScored("12-aaaa", "7-aaaa")).isInstanceOf(TagCheck.Valid.class);
        assertThat(verifyScored("7-aaaa", "")).isInstanceOf(TagCheck.Valid.class);
        assertRefused(Reason.OLD_DEFINITIONS, verifyScored("0-aaaa", "13-aaaa"));
        assertRefused(Reason.OLD_DEFINITIONS, verifyScored("", "0-aaaa"));
    }

    private TagCheck verifyScored(String theirs, String own) throws IOException {
        TagClaims claims = Tags.claims(SIGNER);
        TagClaims scored = new TagClaims(
                claims.server(),
                claims.issued(),
                claims.expires(),
                claims.antivirus(),
                theirs,
                claims.policy(),
                claims.digest(),
                Optional.empty(),
                false,
                List.of());
        return verifier.verify(new TagSigner(key).sign(scored), Tags.MAIL, new Definitions(DEFINITIONS, own), Tags.NOW);
    }

    @Test
    void shouldRefuseWhatWasReleasedUnscanned() throws IOException {
        String unscanned = new TagSigner(key).sign(Tags.claims(SIGNER, Tags.CLAMAV, true));
        assertRefused(Reason.UNSCANNED, verifier, unscanned);
        assertThat(verifier.verifySignature(unscanned)).isPresent();
    }

    @Test
    void shouldRefuseATagOfAnotherMessage() throws IOException {
        Mail other = Mails.parse("From: a\nSubject: other\n\nbody");
        assertRefused(Reason.OTHER_MESSAGE, verify(other, DEFINITIONS, Tags.NOW));
    }

    @Test
    void shouldRefuseOtherAlgorithms() throws IOException, JoseException {
        String claims = ClaimsJson.write(Tags.claims(SIGNER));
        byte[] publicBytes = Base64.getUrlDecoder().decode(key.publicKey().publicKey());
        JsonWebSignature hmac = jws("HS256", claims);
        hmac.setKey(new HmacKey(publicBytes));
        assertRefused(Reason.MALFORMED, verifier, hmac.getCompactSerialization());
        assertRefused(Reason.MALFORMED, verifier, unsigned("{\"alg\":\"none\"}", claims));
        String header = "{\"alg\":\"none\",\"kid\":\"" + key.publicKey().keyId() + "\",\"typ\":\"sso+jws\"}";
        assertRefused(Reason.MALFORMED, verifier, unsigned(header, claims));
    }

    private static String unsigned(String header, String claims) {
        return base64(header) + "." + base64(claims) + "." + "A".repeat(86);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldRefuseHeadersThatBringAKeyOrChangeTheRules() throws IOException, GeneralSecurityException {
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + key.publicKey().keyId() + "\",\"typ\":\"sso+jws\"";
        assertThat(verifier.verify(signed(header + "}"), Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                .isInstanceOf(TagCheck.Valid.class);
        for (String more : List.of(
                "\"jwk\":{}",
                "\"jku\":\"x\"",
                "\"x5c\":[]",
                "\"crit\":[\"exp\"]",
                "\"b64\":false",
                "\"zip\":\"DEF\"")) {
            assertRefused(Reason.MALFORMED, verifier, signed(header + "," + more + "}"));
        }
        assertRefused(Reason.MALFORMED, verifier, signed(header.replace("sso+jws", "JWT") + "}"));
        assertRefused(Reason.MALFORMED, verifier, signed(header + ",\"alg\":\"EdDSA\"}"));
    }

    private String signed(String header) throws GeneralSecurityException {
        String input = base64(header) + "." + base64(ClaimsJson.write(Tags.claims(SIGNER)));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(key.privateKey());
        ed25519.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(ed25519.sign());
    }

    @Test
    void shouldRefuseClaimsOfWrongTypes() throws IOException, JoseException {
        String good = ClaimsJson.write(Tags.claims(SIGNER));
        for (String bad : List.of(
                "[]",
                "{}",
                good.replace("\"uns\":false", "\"uns\":\"false\""),
                good.replace("\"uns\":false,", ""),
                good.replaceFirst("\"exp\":\\d+", "\"exp\":99999999999999"),
                good.replaceFirst("\"exp\":\\d+", "\"exp\":1.5"),
                good.replaceFirst("\"exp\":\\d+", "\"exp\":\"1\""),
                good.replaceFirst("\"avd\":\\d+", "\"avd\":-1"),
                good.replaceFirst("\"avd\":\\d+", "\"avd\":99999999999999999999999"),
                good.replaceFirst("\"not\":\\[.*?]", "\"not\":[null]"),
                good.replaceFirst("\"not\":\\[.*?]", "\"not\":{}"),
                good.replaceFirst("\\{", "{\"exp\":1,"))) {
            assertThat(bad).isNotEqualTo(good);
            JsonWebSignature jws = jws("EdDSA", bad);
            jws.setKey(key.privateKey());
            assertRefused(Reason.MALFORMED, verifier, jws.getCompactSerialization());
        }
    }

    @Test
    void shouldPassOverClaimsOfNewerServers() throws JoseException {
        JsonWebSignature jws =
                jws("EdDSA", ClaimsJson.write(Tags.claims(SIGNER)).replaceFirst("\\{", "{\"new\":[1],"));
        jws.setKey(key.privateKey());
        assertThat(verifier.verifySignature(jws.getCompactSerialization())).contains(Tags.claims(SIGNER));
    }

    private JsonWebSignature jws(String algorithm, String payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKeyIdHeaderValue(key.publicKey().keyId());
        jws.setHeader("typ", CompactTag.TYPE);
        jws.setPayload(payload);
        return jws;
    }

    @Test
    void shouldRefuseGarbage() throws IOException {
        for (String garbage : List.of("", ".", "..", "a.b.c", "x".repeat(100_000), tag + "." + tag, tag + "=", "ü")) {
            assertRefused(Reason.MALFORMED, verifier, garbage);
        }
    }

    @Test
    void shouldRefuseEveryMutatedTag() throws IOException {
        long seed = 20_261_122;
        Random random = new Random(seed);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=\u0000 {\"";
        for (int round = 0; round < 10_000; round++) {
            String mutated = mutate(tag, alphabet, random);
            if (!mutated.replaceAll("[ \t\r\n]", "").equals(tag)) {
                assertThat(verifier.verify(mutated, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                        .as("seed " + seed + " round " + round + ": " + mutated)
                        .isInstanceOf(TagCheck.Refused.class);
            }
        }
    }

    @Test
    void shouldRefuseEveryOtherLastCharacter() throws IOException {
        String body = tag.substring(0, tag.length() - 1);
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (c != tag.charAt(tag.length() - 1)) {
                assertThat(verifier.verify(body + c, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                        .isInstanceOf(TagCheck.Refused.class);
            }
        }
    }

    private static String mutate(String text, String alphabet, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int place = random.nextInt(mutated.length());
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(5)) {
                case 0 -> mutated.insert(place, c);
                case 1 -> mutated.deleteCharAt(place);
                case 2 -> mutated.setLength(Math.max(1, place));
                default -> mutated.setCharAt(place, c);
            }
        }
        return mutated.toString();
    }

    @Test
    void shouldSignAndVerifyFast() throws IOException {
        TagSigner signer = new TagSigner(key);
        TagClaims claims = Tags.claims(SIGNER);
        long sign = Long.MAX_VALUE;
        long verify = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = CpuTime.now();
            for (int i = 0; i < 300; i++) {
                assertThat(signer.sign(claims)).isEqualTo(tag);
            }
            long middle = CpuTime.now();
            for (int i = 0; i < 300; i++) {
                assertThat(verifier.verify(tag, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW))
                        .isInstanceOf(TagCheck.Valid.class);
            }
            sign = Math.min(sign, (middle - start) / 300);
            verify = Math.min(verify, (CpuTime.now() - middle) / 300);
        }
        System.out.printf("SSO tag: sign %d µs, verify %d µs of CPU%n", sign / 1_000, verify / 1_000);
        assertThat(sign + verify).isLessThan(20_000_000);
    }

    private TagCheck verify(Mail mail, long ownDefinitions, Instant now) throws IOException {
        return verifier.verify(tag, mail, new Definitions(ownDefinitions, ""), now);
    }

    private static void assertRefused(Reason reason, TagVerifier by, String refused) throws IOException {
        assertRefused(reason, by.verify(refused, Tags.MAIL, new Definitions(DEFINITIONS, ""), Tags.NOW));
    }

    private static void assertRefused(Reason reason, TagCheck check) {
        assertThat(check)
                .isInstanceOfSatisfying(
                        TagCheck.Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.detail())
                                .isEqualTo(reason));
    }
}
