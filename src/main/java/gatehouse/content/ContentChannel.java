package gatehouse.content;

import gatehouse.mail.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Random access to a {@link Content}, which only gives streams: one window of it is in memory; a step back opens the
 * content anew, which is cheap for memory and spool files alike. A {@link FileChannel} because POI takes no other
 * channel. Confined to one thread. Checks the deadline whenever it moves, so that no parser seeks for ever.
 */
final class ContentChannel extends FileChannel {
    private static final int WINDOW = 1 << 16;
    private static final int WHOLE = 1 << 20;

    private final Content content;
    private final Budget budget;
    private final String where;
    private final byte[] window;
    private long windowStart;
    private int windowLength;
    private InputStream stream = InputStream.nullInputStream();
    private long streamPosition = Long.MAX_VALUE;
    private long position;
    private long left = Long.MAX_VALUE;

    ContentChannel(Content content, Budget budget, String where) {
        this.content = content;
        this.budget = budget;
        this.where = where;
        this.window = new byte[content.size() <= WHOLE ? (int) content.size() : WINDOW];
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        budget.checkTime(where);
        if (from >= content.size()) {
            return -1;
        }
        if (from < windowStart || from >= windowStart + windowLength) {
            load(from);
        }
        int offset = (int) (from - windowStart);
        int count = Math.min(target.remaining(), windowLength - offset);
        target.put(window, offset, count);
        left -= count;
        if (left < 0) {
            throw budget.exceedMemory(where);
        }
        return count;
    }

    /** For readers that keep all structures of a file in memory: no more than {@code limit} bytes are given to them. */
    void bound(long limit) {
        left = limit;
    }

    void unbound() {
        left = Long.MAX_VALUE;
    }

    private void load(long from) throws IOException {
        long start = window.length == content.size() ? 0 : from;
        try {
            seek(start);
            windowLength = stream.readNBytes(window, 0, window.length);
        } catch (IOException e) {
            throw new ContentReadException(e);
        }
        windowStart = start;
        streamPosition += windowLength;
        if (from >= windowStart + windowLength) {
            throw new ContentReadException(new IOException("content is shorter than its size"));
        }
    }

    private void seek(long to) throws IOException {
        if (to < streamPosition) {
            stream.close();
            stream = content.open();
            streamPosition = 0;
        }
        stream.skipNBytes(to - streamPosition);
        streamPosition = to;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return read(targets[offset]);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        stream.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer source, long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {}

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long to, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
