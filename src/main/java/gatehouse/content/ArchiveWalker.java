package gatehouse.content;

import gatehouse.scan.Finding.Limit;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.tika.mime.MediaType;

/**
 * Knows the container formats, and walks a container of any of them, however it is broken. Reads streams and memory;
 * writes no file. Immutable and thread safe.
 */
final class ArchiveWalker {
    /** Programs open these by their name, with anything in front of the zip. */
    private static final Set<String> ZIP_EXTENSIONS =
            Set.of("zip", "jar", "docx", "docm", "dotm", "xlsx", "xlsm", "xltm", "xlam", "pptx", "pptm", "ppsm");

    private final FileTypes types;
    private final ContainerFormat zip;
    private final Map<MediaType, ContainerFormat> formats = new HashMap<>();

    ArchiveWalker(FileTypes types) {
        this.types = types;
        this.zip = new ZipFormat(types);
        add(zip, "zip");
        add(new CompoundFormat(), "x-tika-msoffice");
        add(new PdfFormat(), "pdf");
        add(new TnefFormat(), "vnd.ms-tnef");
        add(new SevenZipFormat(), "x-7z-compressed");
        add(new RarFormat(), "x-rar-compressed");
        add(EntryStreamFormat.TAR, "x-tar");
        add(EntryStreamFormat.AR, "x-archive");
        add(EntryStreamFormat.ARJ, "x-arj");
        add(EntryStreamFormat.CPIO, "x-cpio");
        add(CompressedFormat.GZIP, "gzip");
        add(CompressedFormat.BZIP2, "x-bzip2");
        add(CompressedFormat.XZ, "x-xz");
        add(CompressedFormat.LZMA, "x-lzma");
        add(CompressedFormat.COMPRESS, "x-compress");
        for (String type : UnsupportedFormat.TYPES) {
            add(new UnsupportedFormat(type), type);
        }
    }

    private void add(ContainerFormat format, String subtype) {
        formats.put(types.parse("application/" + subtype), format);
    }

    /** How to look into a file of that type; empty when there is nothing inside. */
    Optional<ContainerFormat> formatOf(MediaType type) {
        return types.lineage(type).stream()
                .map(formats::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** A file of another type that is a zip as well, for those who read it from its end. */
    Optional<ContainerFormat> disguisedZip(Optional<String> name, Source source) throws IOException {
        if (name.isEmpty() || Collections.disjoint(FileNames.extensions(name.get()), ZIP_EXTENSIONS)) {
            return Optional.empty();
        }
        Optional<ContentChannel> channel = source.channel();
        boolean isZip =
                channel.isPresent() && new ZipReader(channel.get()).directory().isPresent();
        return isZip ? Optional.of(zip) : Optional.empty();
    }

    void walk(ContainerFormat format, Source source, Walk walk) throws IOException {
        int maxDepth = walk.budget().settings().maxDepth();
        if (walk.depth() > maxDepth) {
            throw walk.budget().exceed(walk.where(), Limit.DEPTH, "more than " + maxDepth + " archives in each other");
        }
        try {
            format.walk(source, walk);
        } catch (LimitExceededException | ContentReadException e) {
            throw e;
        } catch (MemoryLimitException e) {
            throw walk.tooLargeForMemory();
        } catch (IOException | RuntimeException e) {
            walk.budget().rethrow();
            walk.malformed(String.valueOf(e.getMessage()));
        }
    }
}
