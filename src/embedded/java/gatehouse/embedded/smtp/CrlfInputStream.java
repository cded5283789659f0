package gatehouse.embedded.smtp;

import java.io.IOException;
import java.io.InputStream;

/**
 * A message as it came over the wire, with each CR or LF that stands alone made CRLF, and no more bytes than the server
 * accepts. Not thread safe.
 */
final class CrlfInputStream extends InputStream {
    private final InputStream in;
    private final byte[] source = new byte[16 * 1024];
    private final byte[] target = new byte[2 * source.length];
    private final long maxBytes;
    private int position;
    private int limit;
    private long count;
    private boolean afterCr;

    CrlfInputStream(InputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        if (!fill()) {
            return -1;
        }
        count++;
        return target[position++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int copied = Math.min(length, limit - position);
        System.arraycopy(target, position, bytes, offset, copied);
        position += copied;
        count += copied;
        return copied;
    }

    /** Whether there is something in {@code target}. */
    private boolean fill() throws IOException {
        while (position == limit) {
            int length = in.read(source);
            if (length < 0) {
                return false;
            }
            if (count > maxBytes) {
                throw new TooLargeException();
            }
            convert(length);
        }
        return true;
    }

    private void convert(int length) {
        position = 0;
        limit = 0;
        for (int i = 0; i < length; i++) {
            byte octet = source[i];
            if (octet == '\r' || (octet == '\n' && !afterCr)) {
                target[limit++] = '\r';
                target[limit++] = '\n';
            } else if (octet != '\n') {
                target[limit++] = octet;
            }
            afterCr = octet == '\r';
        }
    }

    /** The message is larger than the server accepts. */
    static final class TooLargeException extends IOException {
        TooLargeException() {
            super("Message is too large");
        }
    }
}
