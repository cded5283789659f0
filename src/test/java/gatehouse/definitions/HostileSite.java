package gatehouse.definitions;

import gatehouse.testing.GpgHome;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackDns;
import gatehouse.testing.RuleArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A channel in the hands of an attacker: a DNS server, a mirror and signing keys, all of them real, and anything of them can be
 * changed. The rules that it begins with are Gatehouse's own. For one thread.
 */
final class HostileSite implements AutoCloseable {
    static final String DOMAIN = "rules.acme.test";
    static final String VERSION_NAME = "1.0.4." + DOMAIN;
    static final String MIRRORS_NAME = "mirrors." + DOMAIN;
    static final Instant LAST_YEAR = Instant.parse("2025-06-01T12:00:00Z");

    final GpgHome gpg = GpgHome.required();
    final LoopbackDns dns = new LoopbackDns();
    final LoopbackChannel web;
    final String key = gpg.newKey("rules@acme.test", "rsa2048", "never", LAST_YEAR);
    final String expired = gpg.newKey("expired@acme.test", "ed25519", "10d", LAST_YEAR);
    final String revoked = gpg.newKey("revoked@acme.test", "ed25519", "never", LAST_YEAR);
    final String stranger = gpg.newKey("stranger@acme.test", "ed25519", "never", LAST_YEAR);
    final byte[] revokedSignature;
    private final Path folder;
    private final Map<String, String> rules = new TreeMap<>();
    private long version = 4;

    HostileSite(Path folder) throws IOException {
        this.folder = folder;
        web = new LoopbackChannel(folder);
        try (Stream<Path> files = Files.list(Path.of("config/rules"))) {
            for (Path file : files.toList()) {
                rules.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        revokedSignature = gpg.sign(write("signed-before", archive()), revoked);
        gpg.revoke(revoked);
        write("MIRRORED.BY", (web.uri() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A value of the setting: the expired and the revoked key were good once, and are pinned still. */
    String setting() {
        return String.join(" ", DOMAIN, key, expired, revoked);
    }

    void exportKeys(Path into) throws IOException {
        for (String fingerprint : List.of(key, expired, revoked, stranger)) {
            Files.write(into.resolve(fingerprint + ".asc"), gpg.export(fingerprint));
        }
    }

    long version() {
        return version;
    }

    /** The rules as they are, and more of them. */
    byte[] archive(String... more) throws IOException {
        return changed(text -> text, more);
    }

    /** The rules, each file changed, and more of them. */
    byte[] changed(UnaryOperator<String> change, String... more) throws IOException {
        RuleArchive archive = new RuleArchive();
        for (Map.Entry<String, String> file : rules.entrySet()) {
            archive.file(file.getKey(), change.apply(file.getValue()));
        }
        return archive.file("90_more.cf", String.join("\n", more) + "\n").bytes();
    }

    /** Publishes the next version, with all that belongs to it. */
    void offer(byte[] archive) throws IOException {
        offer(archive, sign(archive, key));
    }

    /** The same with a signature of another making. */
    void offer(byte[] archive, byte[] signature) throws IOException {
        version++;
        write(".tar.gz", archive);
        write(".tar.gz.sha512", checksum("SHA-512", archive));
        write(".tar.gz.sha256", checksum("SHA-256", archive));
        write(".tar.gz.asc", signature);
        recover();
    }

    byte[] sign(byte[] archive, String by, String... options) throws IOException {
        return signAt(Instant.now(), archive, by, options);
    }

    byte[] signAt(Instant time, byte[] archive, String by, String... options) throws IOException {
        return gpg.sign(write("signed", archive), by, time, options);
    }

    /** The file with this ending of the version that is published, or another file of this name. */
    Path write(String ending, byte[] content) throws IOException {
        return Files.write(file(ending), content);
    }

    void delete(String ending) throws IOException {
        Files.delete(file(ending));
    }

    /** What the DNS says of the newest version. */
    void announce(String text) {
        dns.text(VERSION_NAME, text);
    }

    void forget() {
        dns.forget(VERSION_NAME);
    }

    /** Nothing fails or lies any more. */
    void recover() {
        web.recover();
        dns.beSilent(false);
        dns.lie(UnaryOperator.identity());
        dns.garble(UnaryOperator.identity());
        dns.channel(DOMAIN, version, URI.create(web.uri() + "MIRRORED.BY"));
    }

    @Override
    public void close() throws IOException {
        web.close();
        dns.close();
        gpg.close();
    }

    private Path file(String ending) {
        return folder.resolve(ending.startsWith(".") ? version + ending : ending);
    }

    private static byte[] checksum(String algorithm, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
