package gatehouse.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file of a zip, as the central directory or a local header describes it (APPNOTE.TXT 4.3.7, 4.3.12).
 *
 * @param packed bytes in the archive
 * @param unpacked bytes that come out, as declared
 * @param offset of the local header, or of the data when read from a local header
 */
record ZipMember(String name, int flags, int method, long packed, long unpacked, long offset) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int MAX_NAME = 1024;
    private static final int ENCRYPTED = 1;
    private static final int STRONG_ENCRYPTION = 1 << 6;
    private static final int DATA_DESCRIPTOR = 1 << 3;
    private static final int MASKED_HEADER = 1 << 13;

    /** ZipCrypto, AES (method 99) and PKWARE's all set a flag. */
    boolean isEncrypted() {
        return (flags & (ENCRYPTED | STRONG_ENCRYPTION | MASKED_HEADER)) != 0 || method == 99;
    }

    /** Whether the sizes stand behind the data, and not here. */
    boolean sizesFollow() {
        return (flags & DATA_DESCRIPTOR) != 0 && packed == 0;
    }

    boolean isDirectory() {
        return name.endsWith("/") && packed == 0;
    }

    /** Of an absurd name only the end is kept, where the extension is. */
    static String name(byte[] bytes) {
        int start = Math.max(0, bytes.length - MAX_NAME);
        ByteBuffer end = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(end).toString();
        } catch (CharacterCodingException e) {
            // Some old code page: what matters for the policy is ASCII in all of them.
            return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        }
    }
}
