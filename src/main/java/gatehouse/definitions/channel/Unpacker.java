package gatehouse.definitions.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks archives of rules, {@code .tar.gz}, within bounds: plain files in the top folder, with names that are good on every
 * system. Only rules are written; what else an archive has, its licence perhaps, is passed over. For one archive, on one thread.
 */
final class Unpacker {
    private static final int MAX_ENTRIES = 2_000;
    private static final long MAX_FILE = 16L << 20;
    private static final int MAX_HEADERS = 64 << 10;

    private final Metered unpacked;
    private final Path into;
    private final Set<String> names = new HashSet<>();
    private int rules;

    private Unpacker(Metered unpacked, Path into) {
        this.unpacked = unpacked;
        this.into = into;
    }

    /**
     * Unpacks the rule files of an archive into a folder, flat.
     *
     * @throws ChannelException when the archive is damaged, larger than the bounds, holds no rules, or an entry that is no plain
     *     file of rules in the archive's top folder: a link, a device, a path that leads elsewhere
     */
    static void unpack(Path archive, Path into) throws ChannelException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                Metered unpacked = new Metered(gunzip(file))) {
            new Unpacker(unpacked, into).unpack();
        } catch (ChannelException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library lets some unchecked ones out for headers that no honest program writes.
            throw new ChannelException("the archive is damaged: " + e.getMessage(), e);
        }
    }

    private static InputStream gunzip(InputStream file) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(file)
                .setDecompressConcatenated(true)
                .get();
    }

    private void unpack() throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(unpacked);
        unpacked.allow(MAX_HEADERS);
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            unpacked.allow(MAX_FILE);
            take(entry, entries);
            unpacked.allow(MAX_HEADERS);
        }
        toTheEnd();
        if (rules == 0) {
            throw new ChannelException("the archive holds no rules: no *.cf file");
        }
    }

    private void take(TarArchiveEntry entry, InputStream content) throws IOException {
        if (entry.isDirectory() && entry.getName().equals("./")) {
            return;
        }
        String name = EntryName.plain(entry.getName());
        requirePlainFile(entry, name);
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw EntryName.refused(name, "there twice, or differing in case only");
        }
        if (names.size() > MAX_ENTRIES) {
            throw new ChannelException("the archive holds more than " + MAX_ENTRIES + " files");
        }
        boolean isRules = name.endsWith(".cf");
        rules += isRules ? 1 : 0;
        try (OutputStream out = isRules || name.endsWith(".pre") ? create(name) : OutputStream.nullOutputStream()) {
            content.transferTo(out);
        }
    }

    private static void requirePlainFile(TarArchiveEntry entry, String name) throws ChannelException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            throw EntryName.refused(name, "a link");
        }
        boolean isPlain =
                entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        if (!isPlain || entry.isSparse()) {
            throw EntryName.refused(name, "no plain file");
        }
        if (entry.getSize() > MAX_FILE) {
            throw EntryName.refused(name, "larger than " + MAX_FILE + " bytes");
        }
    }

    private OutputStream create(String name) throws ChannelException {
        try {
            return Files.newOutputStream(into.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new ChannelException("cannot write " + into.resolve(name) + ": " + e, e);
        }
    }

    /** The checksum of gzip is behind the last byte. */
    private void toTheEnd() throws IOException {
        unpacked.allow(Long.MAX_VALUE);
        unpacked.transferTo(OutputStream.nullOutputStream());
    }
}
