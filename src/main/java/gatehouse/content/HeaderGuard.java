package gatehouse.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what the header of one entry may take. The readers keep long names and extended headers in memory, as long as
 * the archive says that they are.
 */
final class HeaderGuard extends FilterInputStream {
    private static final long MAX_HEADER = 1 << 20;

    private final Walk walk;
    private long left = MAX_HEADER;
    private boolean inHeader = true;

    HeaderGuard(InputStream in, Walk walk) {
        super(in);
        this.walk = walk;
    }

    <T> T header(Step<T> step) throws IOException {
        left = MAX_HEADER;
        inHeader = true;
        T result = step.run();
        inHeader = false;
        return result;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        take(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        take(Math.max(0, count));
        return count;
    }

    private void take(int count) throws IOException {
        left -= inHeader ? count : 0;
        if (left < 0) {
            throw walk.tooLargeForMemory();
        }
    }

    /** Reads one header; gives null at the end of the archive, as the readers do. */
    interface Step<T> {
        T run() throws IOException;
    }
}
