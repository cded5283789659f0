package gatehouse.content;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedRarEncryptedException;
import com.github.junrar.exception.UnsupportedRarV5Exception;
import com.github.junrar.rarfile.FileHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;

/** RAR up to version 4. Of version 5 names and encryption are read, by {@link Rar5Reader}; nothing unpacks it. */
final class RarFormat implements ContainerFormat {
    /** The library reads all headers at once; one has 32 bytes at least. */
    private static final long MAX_HEADERS = 1 << 20;

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        ContentChannel channel = source.channel().orElseThrow(walk::tooLargeForMemory);
        try {
            walk(channel, walk);
        } catch (UnsupportedRarV5Exception e) {
            new Rar5Reader(channel, walk).run();
        } catch (UnsupportedRarEncryptedException e) {
            walk.encrypted("rar");
        } catch (RarException e) {
            throw new IOException("rar: " + e, e);
        }
    }

    private static void walk(ContentChannel channel, Walk walk) throws IOException, RarException {
        channel.bound(MAX_HEADERS);
        try (Archive archive = new Archive(new RarVolume.Manager(channel), null, null)) {
            // The library only logs what its headers make it throw.
            walk.budget().rethrow();
            channel.unbound();
            walkArchive(archive, walk);
        }
    }

    private static void walkArchive(Archive archive, Walk walk) throws IOException, RarException {
        if (archive.isEncrypted()) {
            walk.encrypted("rar");
            return;
        }
        List<FileHeader> headers = archive.getFileHeaders();
        long bytes = 0;
        for (FileHeader header : headers) {
            bytes += Math.max(0, Math.min(header.getFullUnpackSize(), Integer.MAX_VALUE));
        }
        walk.declare(headers.size(), OptionalLong.of(bytes));
        for (FileHeader header : headers) {
            walk.name(header.getFileName());
            try {
                entry(archive, header, walk);
            } catch (RarException e) {
                walk.budget().rethrow();
                walk.malformed("rar: " + e);
            }
        }
    }

    private static void entry(Archive archive, FileHeader header, Walk walk) throws IOException, RarException {
        if (header.isDirectory() || header.isEncrypted()) {
            walk.name(header.getFileName());
            if (header.isEncrypted()) {
                walk.encrypted("rar");
            }
            return;
        }
        // The library pushes, the walk pulls; the library's own way round that is a thread and a pipe.
        try (Kept kept = new Kept(walk)) {
            archive.extractFile(header, kept);
            walk.entry(header.getFileName(), new ByteArrayInputStream(kept.toByteArray()));
        }
    }

    /** What was unpacked of one entry, in memory within the budget. */
    private static final class Kept extends ByteArrayOutputStream {
        private final Walk walk;
        private int taken;

        Kept(Walk walk) {
            this.walk = walk;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            checkTime();
            if (size() + length > Budget.MAX_BUFFER || !walk.budget().takeMemory(length)) {
                throw new UncheckedIOException(walk.tooLargeForMemory());
            }
            taken += length;
            super.write(bytes, offset, length);
        }

        private void checkTime() {
            try {
                walk.budget().checkTime(walk.where());
            } catch (LimitExceededException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            walk.budget().giveBackMemory(taken);
        }
    }
}
