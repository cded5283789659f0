package gatehouse.definitions.channel;

import java.nio.file.Path;

/** Compares a file with the checksum published beside it, in the form of sha256sum and sha512sum. Stateless. */
@SuppressWarnings("DoNotCallSuggester")
final class Checksum {
    private Checksum() {}

    /**
     * Compares.
     *
     * @param algorithm SHA-256 or SHA-512
     * @param published the content of the file beside it: the digest in hexadecimal, then perhaps a name
     * @throws ChannelException when they differ, or the published text is no checksum
     */
    static void check(Path file, String algorithm, String published) throws ChannelException {
        throw new UnsupportedOperationException();
    }

    /** A file's SHA-256 in hexadecimal. */
    static String sha256(Path file) throws ChannelException {
        throw new UnsupportedOperationException();
    }
}
