package gatehouse.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;

/**
 * One file, packed. It is named as the packed one without its last extension, and by what gzip kept of its name.
 *
 * @param hasDictionary whether the decoder takes much memory
 */
record CompressedFormat(Decoder decoder, boolean hasDictionary) implements ContainerFormat {
    static final CompressedFormat GZIP = new CompressedFormat(CompressedFormat::gzip, false);
    static final CompressedFormat BZIP2 = new CompressedFormat(in -> new BZip2CompressorInputStream(in, true), true);
    static final CompressedFormat XZ = new CompressedFormat(CompressedFormat::xz, true);
    static final CompressedFormat LZMA = new CompressedFormat(CompressedFormat::lzma, true);
    static final CompressedFormat COMPRESS =
            new CompressedFormat(in -> new ZCompressorInputStream(in, Budget.MAX_DECODER_KIB), false);

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        if (!hasDictionary) {
            unpack(source, walk);
            return;
        }
        walk.budget().takeDecoder(walk.where());
        try {
            unpack(source, walk);
        } finally {
            walk.budget().giveBackDecoder();
        }
    }

    private void unpack(Source source, Walk walk) throws IOException {
        try (InputStream in = decoder.open(source.stream())) {
            Optional<String> kept = keptName(in);
            if (kept.isPresent()) {
                walk.name(kept.get());
            }
            walk.entry(FileNames.unpacked(lastName(walk.where())), in);
        }
    }

    private static Optional<String> keptName(InputStream in) {
        return in instanceof GzipCompressorInputStream gzip
                ? Optional.ofNullable(gzip.getMetaData().getFileName())
                : Optional.empty();
    }

    private static String lastName(String where) {
        return where.substring(where.lastIndexOf('/') + 1);
    }

    private static InputStream gzip(InputStream packed) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get();
    }

    private static InputStream lzma(InputStream packed) throws IOException {
        return LZMACompressorInputStream.builder()
                .setInputStream(packed)
                .setMemoryLimitKiB(Budget.MAX_DECODER_KIB)
                .get();
    }

    private static InputStream xz(InputStream packed) throws IOException {
        return XZCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .setMemoryLimitKiB(Budget.MAX_DECODER_KIB)
                .get();
    }

    /** Opens the packed bytes. */
    interface Decoder {
        InputStream open(InputStream packed) throws IOException;
    }
}
