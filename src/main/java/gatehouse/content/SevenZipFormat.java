package gatehouse.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** 7z. Its header may be packed as well, so the limit of memory holds from the first byte. */
final class SevenZipFormat implements ContainerFormat {
    @Override
    public void walk(Source source, Walk walk) throws IOException {
        ContentChannel channel = source.channel().orElseThrow(walk::tooLargeForMemory);
        walk.budget().takeDecoder(walk.where());
        try (SevenZFile archive = SevenZFile.builder()
                .setSeekableByteChannel(channel)
                .setMaxMemoryLimitKiB(Budget.MAX_DECODER_KIB)
                .get()) {
            declare(archive, walk);
            entries(archive, walk);
        } catch (PasswordRequiredException e) {
            walk.encrypted("7z");
        } finally {
            walk.budget().giveBackDecoder();
        }
    }

    private static void declare(SevenZFile archive, Walk walk) throws IOException {
        long count = 0;
        long bytes = 0;
        for (SevenZArchiveEntry entry : archive.getEntries()) {
            count++;
            bytes += Math.max(0, Math.min(entry.getSize(), Integer.MAX_VALUE));
        }
        walk.declare(count, OptionalLong.of(bytes));
    }

    private static void entries(SevenZFile archive, Walk walk) throws IOException {
        SevenZArchiveEntry entry = archive.getNextEntry();
        while (entry != null) {
            String name = entry.getName() == null ? "" : entry.getName();
            if (entry.hasStream()) {
                walk.entry(name, new EntryStream(archive));
            } else {
                walk.name(name);
            }
            entry = archive.getNextEntry();
        }
    }

    /** The entry that the archive stands at. */
    private static final class EntryStream extends InputStream {
        private final SevenZFile archive;

        EntryStream(SevenZFile archive) {
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            return archive.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return archive.read(buffer, offset, length);
        }
    }
}
