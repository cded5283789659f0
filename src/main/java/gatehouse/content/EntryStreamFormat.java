package gatehouse.content;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.arj.ArjArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Archives that are read from the first byte to the last, one entry after the other. */
record EntryStreamFormat(Opener opener) implements ContainerFormat {
    static final EntryStreamFormat TAR = new EntryStreamFormat(TarArchiveInputStream::new);
    static final EntryStreamFormat AR = new EntryStreamFormat(ArArchiveInputStream::new);
    static final EntryStreamFormat ARJ = new EntryStreamFormat(ArjArchiveInputStream::new);
    static final EntryStreamFormat CPIO = new EntryStreamFormat(CpioArchiveInputStream::new);

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        try (HeaderGuard guard = new HeaderGuard(source.stream(), walk);
                ArchiveInputStream<?> in = opener.open(guard)) {
            ArchiveEntry entry = guard.header(in::getNextEntry);
            while (entry != null) {
                walkEntry(entry, in, walk);
                entry = guard.header(in::getNextEntry);
            }
        }
    }

    private static void walkEntry(ArchiveEntry entry, ArchiveInputStream<?> in, Walk walk) throws IOException {
        if (entry.isDirectory()) {
            walk.name(entry.getName());
            return;
        }
        walk.budget().checkBytes(walk.where(), Math.max(0, entry.getSize()));
        walk.entry(entry.getName(), in);
    }

    /** Opens the archive. */
    interface Opener {
        ArchiveInputStream<?> open(InputStream in) throws IOException;
    }
}
