package gatehouse.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A channel as PDFBox wants to read it. Confined to one thread; closing it leaves the channel open. */
final class ChannelRandomAccess implements RandomAccessRead {
    private final FileChannel channel;
    private final long length;
    private long position;
    private boolean closed;

    ChannelRandomAccess(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int read = channel.read(ByteBuffer.wrap(buffer, offset, count), position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0) {
            throw new IOException("seek before the start");
        }
        position = Math.min(to, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long count) {
        return new RandomAccessReadView(this, start, count);
    }

    @Override
    public void close() {
        closed = true;
    }
}
