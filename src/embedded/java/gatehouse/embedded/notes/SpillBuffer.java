package gatehouse.embedded.notes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/** Bytes in memory up to a megabyte, beyond it in a temporary file, or in a given file from the start. For one thread. */
final class SpillBuffer implements AutoCloseable {
    static final int IN_MEMORY = 1024 * 1024;

    private byte[] memory = new byte[0];
    private int length;
    private Optional<FileChannel> file = Optional.empty();

    /** In a file that stays. */
    static SpillBuffer in(Path path) throws IOException {
        SpillBuffer buffer = new SpillBuffer();
        buffer.file = Optional.of(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        return buffer;
    }

    long length() throws IOException {
        return file.isPresent() ? file.get().size() : length;
    }

    void write(long position, byte[] bytes, int count) throws IOException {
        if (file.isEmpty() && position + count > IN_MEMORY) {
            spill();
        }
        if (file.isPresent()) {
            writeFully(file.get(), ByteBuffer.wrap(bytes, 0, count), position);
            return;
        }
        int end = (int) position + count;
        if (end > memory.length) {
            memory = Arrays.copyOf(memory, Math.max(end, Math.min(memory.length * 2, IN_MEMORY)));
        }
        System.arraycopy(bytes, 0, memory, (int) position, count);
        length = Math.max(length, end);
    }

    byte[] read(long position, int count) throws IOException {
        int readable = (int) Math.max(0, Math.min(count, length() - position));
        if (file.isEmpty()) {
            return Arrays.copyOfRange(memory, (int) position, (int) position + readable);
        }
        ByteBuffer bytes = ByteBuffer.allocate(readable);
        while (bytes.hasRemaining() && file.get().read(bytes, position + bytes.position()) >= 0) {
            Thread.onSpinWait();
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Reads all from the beginning. */
    InputStream stream() {
        return file.isEmpty() ? new ByteArrayInputStream(memory, 0, length) : new BufferStream(this);
    }

    void clear() throws IOException {
        memory = new byte[0];
        length = 0;
        if (file.isPresent()) {
            file.get().truncate(0);
        }
    }

    @Override
    public void close() throws IOException {
        memory = new byte[0];
        length = 0;
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }

    private void spill() throws IOException {
        FileChannel channel = FileChannel.open(
                Files.createTempFile("notes", ".stream"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        writeFully(channel, ByteBuffer.wrap(memory, 0, length), 0);
        memory = new byte[0];
        file = Optional.of(channel);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Reads a buffer from its beginning. */
    private static final class BufferStream extends InputStream {
        private final SpillBuffer buffer;
        private long position;

        BufferStream(SpillBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            byte[] bytes = buffer.read(position, count);
            System.arraycopy(bytes, 0, target, offset, bytes.length);
            position += bytes.length;
            return bytes.length == 0 && count > 0 ? -1 : bytes.length;
        }
    }
}
