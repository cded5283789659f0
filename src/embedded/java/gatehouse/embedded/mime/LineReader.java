package gatehouse.embedded.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a stream and their offsets. A line ends with LF or CRLF; of a long one only the beginning is kept. For one
 * thread.
 */
final class LineReader {
    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int limit;

    private byte[] kept = new byte[256];
    private int keptLength;
    private long start;
    private long end;
    private int breakLength;
    private int previousBreak;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @param keep how many bytes of it {@link #text} needs
     * @return false at the end of the stream
     */
    boolean next(int keep) throws IOException {
        start = end;
        previousBreak = breakLength;
        breakLength = 0;
        keptLength = 0;
        int last = -1;
        int octet = read();
        while (octet >= 0 && octet != '\n') {
            keep(octet, keep);
            last = octet;
            octet = read();
        }
        if (octet == '\n') {
            breakLength = last == '\r' ? 2 : 1;
        }
        return end > start;
    }

    /** Offset of the line's first byte. */
    long start() {
        return start;
    }

    /** Offset of the first byte after the line and its break. */
    long end() {
        return end;
    }

    /** Length of the break that ends this line: 0, 1 or 2. */
    int breakLength() {
        return breakLength;
    }

    /** Length of the break that ended the line before. */
    int previousBreak() {
        return previousBreak;
    }

    boolean isEmpty() {
        return end - start == breakLength;
    }

    boolean startsWithDashes() {
        return keptLength > 1 && kept[0] == '-' && kept[1] == '-';
    }

    /** The kept beginning of the line, without its break, a char for each byte. */
    String text() {
        boolean hasCr = breakLength == 2 && end - start - 1 == keptLength;
        return new String(kept, 0, hasCr ? keptLength - 1 : keptLength, StandardCharsets.ISO_8859_1);
    }

    private void keep(int octet, int keep) {
        if (keptLength >= keep) {
            return;
        }
        if (keptLength == kept.length) {
            kept = Arrays.copyOf(kept, kept.length * 2);
        }
        kept[keptLength++] = (byte) octet;
    }

    private int read() throws IOException {
        if (position == limit) {
            limit = in.read(buffer);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        end++;
        return buffer[position++] & 0xff;
    }
}
