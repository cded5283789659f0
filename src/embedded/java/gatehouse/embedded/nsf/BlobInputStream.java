package gatehouse.embedded.nsf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads a slice of a blob, a chunk at a time. For one thread; holds nothing that must be closed. */
final class BlobInputStream extends InputStream {
    private final NsfStore store;
    private final Blob blob;
    private final long end;
    private long position;
    private byte[] chunk = {};
    private int chunkNumber = -1;

    BlobInputStream(NsfStore store, Blob blob, long offset, long length) {
        if (offset < 0 || length < 0 || length > blob.length() - offset) {
            throw new IndexOutOfBoundsException(length + " bytes at " + offset + " of " + blob.length());
        }
        this.store = store;
        this.blob = blob;
        position = offset;
        end = offset + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int within = load();
        int count = (int) Math.min(Math.min(length, end - position), chunk.length - within);
        System.arraycopy(chunk, within, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }

    /** Makes the chunk at {@code position} the current one, and tells where in it the position is. */
    private int load() throws IOException {
        int number = (int) (position / BlobMaps.CHUNK);
        if (number != chunkNumber) {
            chunk = store.blobChunk(blob, number);
            chunkNumber = number;
        }
        return (int) (position % BlobMaps.CHUNK);
    }
}
