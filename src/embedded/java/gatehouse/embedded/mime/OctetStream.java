package gatehouse.embedded.mime;

import java.io.IOException;
import java.io.InputStream;

/** An input stream that is made byte by byte. Unlike its parent, it does not hide an exception in the middle of a read. */
abstract class OctetStream extends InputStream {
    /** The next byte, or -1. */
    abstract int next() throws IOException;

    @Override
    public int read() throws IOException {
        return next();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = next();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) octet;
        }
        return count;
    }
}
