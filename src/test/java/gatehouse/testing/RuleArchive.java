package gatehouse.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Builds archives of rules, {@code .tar.gz}, also such as no tar makes. For one thread. */
public final class RuleArchive {
    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    private final TarArchiveOutputStream out = new TarArchiveOutputStream(tar, StandardCharsets.UTF_8.name());

    public RuleArchive() {
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public RuleArchive file(String name, String content) throws IOException {
        return entry(name, TarConstants.LF_NORMAL, content.getBytes(StandardCharsets.UTF_8));
    }

    public RuleArchive zeros(String name, int size) throws IOException {
        return entry(name, TarConstants.LF_NORMAL, new byte[size]);
    }

    public RuleArchive folder(String name) throws IOException {
        return entry(name, TarConstants.LF_DIR, new byte[0]);
    }

    /** A link, a device, or whatever else the flag means. */
    public RuleArchive link(String name, byte flag, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, flag, true);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
        return this;
    }

    public RuleArchive entry(String name, byte flag, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, flag, true);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        return this;
    }

    public byte[] bytes() throws IOException {
        return gzip(tar());
    }

    /** Before gzip. */
    public byte[] tar() throws IOException {
        out.finish();
        return tar.toByteArray();
    }

    /** A file of one character that is as large as it says, however small the archive. */
    public static byte[] bomb(String name, char content, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(header);
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) content);
            for (long left = size; left > 0; left -= block.length) {
                gzip.write(block);
            }
        }
        return compressed.toByteArray();
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
