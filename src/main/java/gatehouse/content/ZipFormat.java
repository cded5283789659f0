package gatehouse.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/**
 * Zip, and what is built upon it: jar, OOXML, OpenDocument. A zip names its entries twice, in a directory at its end and
 * in a header before each; programs that unpack differ in which they believe. So both are looked at: first what the
 * directory names, then every local header in the stretches of the file that the directory lays no claim to. Entries
 * that overlap, and headers that contradict the directory about how to unpack, make the zip malformed.
 */
final class ZipFormat implements ContainerFormat {
    private static final int DEFLATE64 = 9;
    private static final int BZIP2 = 12;

    private final FileTypes types;

    ZipFormat(FileTypes types) {
        this.types = types;
    }

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        ZipKind kind = new ZipKind();
        try {
            Optional<ContentChannel> channel = source.channel();
            if (channel.isPresent()) {
                new Pass(channel.get(), walk, kind).run();
            } else {
                stream(source.stream(), walk, kind);
            }
        } finally {
            kind.report(walk, types);
        }
    }

    /** Too large for random access: local headers only, as they come. */
    private static void stream(InputStream in, Walk walk, ZipKind kind) throws IOException {
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(in, "UTF-8", true, true)) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (zip.canReadEntryData(entry)) {
                    kind.entry(entry.getName(), zip, walk);
                } else {
                    walk.name(entry.getName());
                    unreadable(entry.getGeneralPurposeBit().usesEncryption(), entry.getMethod(), walk);
                }
            }
        }
    }

    private static void unreadable(boolean encrypted, int method, Walk walk) {
        if (encrypted) {
            walk.encrypted("zip");
        } else {
            walk.malformed("no way to unpack method " + method);
        }
    }

    /** One look through one zip. */
    private static final class Pass {
        private final FileChannel channel;
        private final ZipReader reader;
        private final Walk walk;
        private final ZipKind kind;
        private long claimed;

        Pass(FileChannel channel, Walk walk, ZipKind kind) throws IOException {
            this.channel = channel;
            this.reader = new ZipReader(channel);
            this.walk = walk;
            this.kind = kind;
        }

        void run() throws IOException {
            Optional<ZipReader.Directory> directory = reader.directory();
            if (directory.isEmpty()) {
                walkUnclaimed(reader.size());
                throw new ZipException("no central directory");
            }
            List<ZipMember> members = reader.members(directory.get(), walk);
            if (members.isEmpty() && directory.get().entries() > 0) {
                walkUnclaimed(reader.size());
                walk.encrypted("zip, directory too");
                return;
            }
            walkAll(members);
            // Behind the directory as well: it need not be the one that others find.
            walkUnclaimed(reader.size());
        }

        private void walkAll(List<ZipMember> members) throws IOException {
            long declared = 0;
            for (ZipMember member : members) {
                // Saturates: one entry may declare all that a long can hold.
                declared = member.unpacked() < 0 || declared > Long.MAX_VALUE - member.unpacked()
                        ? Long.MAX_VALUE
                        : declared + member.unpacked();
            }
            walk.declare(members.size(), OptionalLong.of(declared));
            for (ZipMember member : members.stream()
                    .sorted(Comparator.comparingLong(ZipMember::offset))
                    .toList()) {
                walkUnclaimed(member.offset());
                attempt(() -> walkMember(member));
            }
        }

        /** One broken entry must not hide the others from us: it does not hide them from programs that unpack. */
        private void attempt(Step step) throws IOException {
            try {
                step.run();
            } catch (LimitExceededException | ContentReadException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                walk.budget().rethrow();
                walk.malformed(String.valueOf(e.getMessage()));
            }
        }

        private void walkMember(ZipMember member) throws IOException {
            walk.name(member.name());
            ZipMember local = reader.local(member.offset());
            if (member.offset() < claimed) {
                walk.malformed("entries overlap");
            }
            if (!local.name().equals(member.name())) {
                walk.name(local.name());
            }
            claimed = end(local.offset(), member.packed());
            if (local.method() != member.method() && !member.isEncrypted()) {
                walk.malformed("directory and local header name different methods");
            }
            unpack(member, local.isEncrypted(), local.offset());
        }

        private long end(long start, long length) throws ZipException {
            if (length < 0 || length > reader.size() - start) {
                throw new ZipException("entry longer than the file");
            }
            return start + length;
        }

        /** Local headers from the end of what is claimed up to {@code to}: hidden entries, or a zip without its end. */
        private void walkUnclaimed(long to) throws IOException {
            long at = reader.findLocal(claimed, Math.min(to, reader.size()));
            while (at < to && at < reader.size()) {
                long found = at;
                claimed = at + 1;
                attempt(() -> walkHidden(found, to));
                at = reader.findLocal(claimed, Math.min(to, reader.size()));
            }
            claimed = Math.max(claimed, Math.min(to, reader.size()));
        }

        private void walkHidden(long at, long to) throws IOException {
            ZipMember local = reader.local(at);
            claimed = local.offset();
            if (local.sizesFollow()) {
                unpackToItsEnd(local, to);
            } else {
                claimed = end(local.offset(), local.packed());
                unpack(local, false, local.offset());
            }
        }

        /** Only deflate knows its own end; of anything else the next header is the end. */
        private void unpackToItsEnd(ZipMember local, long to) throws IOException {
            if (local.isEncrypted() || local.method() != ZipMember.DEFLATED) {
                claimed = reader.findLocal(local.offset(), Math.min(to, reader.size()));
                unpack(local, false, local.offset());
                return;
            }
            Inflater inflater = new Inflater(true);
            try {
                ChannelSlice packed = new ChannelSlice(channel, local.offset(), reader.size());
                kind.entry(local.name(), new InflaterInputStream(packed, inflater), walk);
                claimed = local.offset() + inflater.getBytesRead();
            } finally {
                inflater.end();
            }
        }

        private void unpack(ZipMember member, boolean encrypted, long start) throws IOException {
            if (member.isEncrypted() || encrypted) {
                walk.name(member.name());
                walk.encrypted("zip");
                return;
            }
            if (member.isDirectory()) {
                walk.name(member.name());
                return;
            }
            Inflater inflater = new Inflater(true);
            try {
                Optional<InputStream> in = decode(member.method(), new ChannelSlice(channel, start, claimed), inflater);
                if (in.isPresent()) {
                    kind.entry(member.name(), in.get(), walk);
                } else {
                    walk.name(member.name());
                    unreadable(false, member.method(), walk);
                }
            } finally {
                inflater.end();
            }
        }

        private static Optional<InputStream> decode(int method, InputStream packed, Inflater inflater)
                throws IOException {
            return switch (method) {
                case ZipMember.STORED -> Optional.of(packed);
                case ZipMember.DEFLATED -> Optional.of(new InflaterInputStream(packed, inflater));
                case DEFLATE64 -> Optional.of(new Deflate64CompressorInputStream(packed));
                case BZIP2 -> Optional.of(new BZip2CompressorInputStream(packed));
                default -> Optional.empty();
            };
        }

        /** Looks at one entry. */
        private interface Step {
            void run() throws IOException;
        }
    }
}
