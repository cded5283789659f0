package gatehouse.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The bytes of one file: a part of the message, or an entry of an archive, which passes by only once. Order of calls:
 * {@link #head()}, then {@link #channel()}, or {@link #stream()} once; the latter also when there was no channel. Confined to one
 * thread.
 */
interface Source extends Closeable {
    /** The first {@link FileTypes#HEAD} bytes, or fewer. */
    byte[] head() throws IOException;

    /** From the first byte. */
    InputStream stream() throws IOException;

    /** Random access; none for an entry that is too large to be kept in memory. Never a file. */
    Optional<ContentChannel> channel() throws IOException;

    /** How many bytes this file has; for an entry, how many were seen so far. */
    long packedBytes();
}
