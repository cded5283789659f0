package gatehouse.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells somebody of every byte that was read or skipped. No marks. */
final class CountingInputStream extends FilterInputStream {
    private final Counter counter;

    CountingInputStream(InputStream in, Counter counter) {
        super(in);
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            counter.count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        counter.count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        counter.count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** May refuse by throwing. */
    interface Counter {
        void count(long bytes) throws IOException;
    }
}
