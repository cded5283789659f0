package gatehouse.domino;

import gatehouse.mail.Content;
import gatehouse.mail.ContentStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The spool of one message: contents in memory as long as they fit together into a bound, larger ones in files of a
 * folder, under names of its own. For one thread; its contents may be read by several. Closing it deletes the files.
 */
public final class Spool implements ContentStore {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private int memoryLeft;
    private long bytesLeft;

    /**
     * A spool for one message.
     *
     * @param memory bytes kept in memory, all contents together
     * @param maxBytes of all contents together; more is an {@link IOException}
     */
    public Spool(Path folder, int memory, long maxBytes) {
        this.folder = folder;
        this.memoryLeft = memory;
        this.bytesLeft = maxBytes;
    }

    @Override
    public Content store(Source source) throws IOException {
        try (SpoolStream out = new SpoolStream()) {
            source.writeTo(out);
            return out.content();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        files.clear();
    }

    /** Begins in memory and moves to a file when it outgrows what is left there. */
    private final class SpoolStream extends OutputStream {
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
        private OutputStream target = memory;
        private Path file = folder;
        private long size;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            size += length;
            bytesLeft -= length;
            if (bytesLeft < 0) {
                throw new IOException("The message is larger than the spool allows");
            }
            if (target == memory && size > memoryLeft) {
                moveToFile();
            }
            target.write(bytes, offset, length);
        }

        private void moveToFile() throws IOException {
            file = Files.createTempFile(folder, "part", ".spool");
            files.add(file);
            target = Files.newOutputStream(file);
            memory.writeTo(target);
            memory.reset();
        }

        @Override
        public void close() throws IOException {
            target.close();
        }

        Content content() throws IOException {
            if (target == memory) {
                memoryLeft -= (int) size;
                return new MemoryContent(memory.toByteArray());
            }
            target.flush();
            return new FileContent(file, size);
        }
    }

    private static final class MemoryContent implements Content {
        private final byte[] bytes;

        private MemoryContent(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }

    private record FileContent(Path file, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
