package gatehouse.definitions.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is unpacked, up to a bound for all of it, and to another for the step at hand: the library reads a name or an extended
 * header into memory however long it says to be. For one thread.
 */
final class Metered extends FilterInputStream {
    private static final long MAX_TOTAL = 64L << 20;

    private long total;
    private long step;

    Metered(InputStream in) {
        super(in);
    }

    /** Begins a step, which may read so many bytes. */
    void allow(long bytes) {
        step = bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws ChannelException {
        total += bytes;
        step -= bytes;
        if (total > MAX_TOTAL) {
            throw new ChannelException("the archive is larger than " + MAX_TOTAL + " bytes when unpacked");
        }
        if (step < 0) {
            throw new ChannelException("the archive holds an entry or a header that is too large");
        }
    }
}
