package gatehouse.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Puts versions of a channel into a folder, in the form in which channels publish them, signed by real gpg: also archives that
 * nobody in his right mind would publish. For one thread.
 */
public final class ChannelPublisher {
    private final Path folder;
    private final GpgHome gpg;
    private final String key;

    /**
     * Publishes into a folder.
     *
     * @param key the fingerprint of the key that signs
     */
    public ChannelPublisher(Path folder, GpgHome gpg, String key) {
        this.folder = folder;
        this.gpg = gpg;
        this.key = key;
    }

    /** A version of one rule, from now on the newest. */
    public void publish(long version) throws IOException {
        publish(
                version,
                new RuleArchive()
                        .file("10_rules.cf", "body VERSION_" + version + " /version " + version + "/\n")
                        .bytes());
    }

    /** A version, from now on the newest, that has the same rule as those before it published so. */
    public void publishSame(long version) throws IOException {
        publish(
                version,
                new RuleArchive()
                        .file("10_rules.cf", "# version " + version + "\nbody SAME /the same/\n")
                        .bytes());
    }

    /** A version, from now on the newest. */
    public void publish(long version, byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve(version + ".tar.gz"), archive);
        Files.writeString(beside(file, ".sha512"), digest("SHA-512", archive) + "  " + file.getFileName() + "\n");
        Files.writeString(beside(file, ".sha256"), digest("SHA-256", archive) + "  " + file.getFileName() + "\n");
        Files.write(beside(file, ".asc"), gpg.sign(file, key));
        Files.writeString(folder.resolve("VERSION"), version + "\n");
        Files.write(folder.resolve("GPG.KEY"), gpg.export(key));
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
