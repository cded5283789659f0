package gatehouse.content;

import gatehouse.scan.Finding.Limit;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tika.mime.MediaType;

/**
 * Knows the container formats, and walks a container of any of them, however it is broken. Reads streams and memory;
 * writes no file. Immutable and thread safe.
 */
final class ArchiveWalker {
    private final FileTypes types;
    private final Map<MediaType, ContainerFormat> formats = new HashMap<>();

    ArchiveWalker(FileTypes types) {
        this.types = types;
        add(new ZipFormat(types), "zip");
        add(new CompoundFormat(), "x-tika-msoffice");
        add(new PdfFormat(), "pdf");
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
    Optional<ContainerFormat> formatOf(MediaType type, byte[] head) {
        if (head.length == 0) {
            return Optional.empty();
        }
        return types.lineage(type).stream()
                .map(formats::get)
                .filter(Objects::nonNull)
                .findFirst();
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
        } catch (IOException | RuntimeException e) {
            walk.budget().rethrow();
            walk.malformed(String.valueOf(e.getMessage()));
        }
    }
}
