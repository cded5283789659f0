package gatehouse.content;

import com.github.junrar.Archive;
import com.github.junrar.io.SeekableReadOnlyByteChannel;
import com.github.junrar.volume.Volume;
import com.github.junrar.volume.VolumeManager;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The only volume of a RAR archive, read through a channel: further volumes are files that we do not have. */
record RarVolume(Archive archive, FileChannel channel) implements Volume {
    @Override
    public SeekableReadOnlyByteChannel getChannel() {
        return new Bytes(channel);
    }

    @Override
    public long getLength() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Archive getArchive() {
        return archive;
    }

    /** Gives the one volume once. */
    static final class Manager implements VolumeManager {
        private Optional<FileChannel> next;

        Manager(FileChannel channel) {
            this.next = Optional.of(channel);
        }

        @Override
        public @Nullable Volume nextVolume(Archive archive, @Nullable Volume last) {
            Optional<FileChannel> volume = next;
            next = Optional.empty();
            return volume.map(channel -> new RarVolume(archive, channel)).orElse(null);
        }
    }

    /** The library's own kind of channel. */
    private record Bytes(FileChannel channel) implements SeekableReadOnlyByteChannel {
        @Override
        public long getPosition() throws IOException {
            return channel.position();
        }

        @Override
        public void setPosition(long position) throws IOException {
            channel.position(position);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(buffer, offset, length));
        }

        @Override
        public int readFully(byte[] buffer, int count) throws IOException {
            ByteBuffer target = ByteBuffer.wrap(buffer, 0, count);
            while (target.hasRemaining()) {
                if (channel.read(target) < 0) {
                    throw new EOFException("rar cut short");
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
