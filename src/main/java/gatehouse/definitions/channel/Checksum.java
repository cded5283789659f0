package gatehouse.definitions.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a file with the checksum published beside it, in the form of sha256sum and sha512sum. Stateless. */
final class Checksum {
    private static final int BUFFER = 64 << 10;
    private static final int MOST_READ = 4 << 10;
    private static final Pattern DIGEST = Pattern.compile("\\s*+([0-9a-fA-F]++)(?:\\s.*+)?", Pattern.DOTALL);

    private Checksum() {}

    /**
     * Compares.
     *
     * @param algorithm SHA-256 or SHA-512
     * @param published the content of the file beside it: the digest in hexadecimal, then perhaps a name
     * @throws ChannelException when they differ, or the published text is no checksum
     */
    static void check(Path file, String algorithm, String published) throws ChannelException {
        MessageDigest digest = digest(algorithm);
        Matcher text = DIGEST.matcher(published);
        if (published.length() > MOST_READ
                || !text.matches()
                || text.group(1).length() != 2 * digest.getDigestLength()) {
            throw new ChannelException("the published checksum is no " + algorithm + " in hexadecimal");
        }
        String expected = text.group(1).toLowerCase(Locale.ROOT);
        String actual = hexadecimal(file, digest);
        if (!actual.equals(expected)) {
            throw new ChannelException(algorithm + " differs: published " + expected + ", downloaded " + actual);
        }
    }

    /** A file's SHA-256 in hexadecimal. */
    static String sha256(Path file) throws ChannelException {
        return hexadecimal(file, digest("SHA-256"));
    }

    private static String hexadecimal(Path file, MessageDigest digest) throws ChannelException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ChannelException("the file to compare cannot be read: " + e, e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(algorithm + " is unknown to Java", e);
        }
    }
}
