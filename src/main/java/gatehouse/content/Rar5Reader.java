package gatehouse.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Lists a RAR 5 archive ("RAR 5.0 archive format", www.rarlab.com/technote.htm): names and encryption of its files.
 * Their bytes stay packed, except those that are stored, which are looked at; for the others the archive is named as
 * one that cannot be looked into. Confined to one thread.
 */
final class Rar5Reader {
    private static final int SIGNATURE_LENGTH = 8;
    private static final int MAX_HEADER = 2 << 20;
    private static final int FILE = 2;
    private static final int ENCRYPTION = 4;
    private static final int END = 5;
    private static final int HAS_EXTRA = 1;
    private static final int HAS_DATA = 2;
    private static final int FILE_ENCRYPTION = 1;

    private final FileChannel channel;
    private final Walk walk;
    private boolean packed;

    Rar5Reader(FileChannel channel, Walk walk) {
        this.channel = channel;
        this.walk = walk;
    }

    void run() throws IOException {
        long at = SIGNATURE_LENGTH;
        while (at >= 0 && at < channel.size()) {
            at = block(at);
        }
        if (packed) {
            walk.malformed("no way to unpack RAR 5");
        }
    }

    /** Reads the block at {@code start}; gives where the next one starts, or -1 after the last. */
    private long block(long start) throws IOException {
        InputStream in = new BufferedInputStream(new ChannelSlice(channel, start + 4, channel.size()), 64);
        Fields size = new Fields(in);
        long headerSize = size.number();
        if (headerSize > MAX_HEADER) {
            throw new IOException("RAR 5 header too large");
        }
        long dataStart = start + 4 + size.length + headerSize;
        Fields header = new Fields(new ByteArrayInputStream(in.readNBytes((int) headerSize)));
        long type = header.number();
        long flags = header.number();
        long extra = (flags & HAS_EXTRA) != 0 ? header.number() : 0;
        long data = (flags & HAS_DATA) != 0 ? header.number() : 0;
        if (type == ENCRYPTION) {
            walk.encrypted("rar");
        } else if (type == FILE) {
            file(header, headerSize - extra, dataStart, data);
        }
        boolean last = type == ENCRYPTION || type == END || data > channel.size() - dataStart;
        return last ? -1 : dataStart + data;
    }

    private void file(Fields header, long extraStart, long dataStart, long dataSize) throws IOException {
        long flags = header.number();
        long unpacked = header.number();
        header.number(); // attributes
        header.skip(((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0));
        long method = header.number() >> 7 & 7;
        header.number(); // host system
        String name = header.text(header.number());
        header.skip(extraStart - header.length);
        walk.declare(1, (flags & 8) == 0 ? OptionalLong.of(unpacked) : OptionalLong.empty());
        if (isEncrypted(header)) {
            walk.name(name);
            walk.encrypted("rar");
        } else if (method == 0 && (flags & 1) == 0) {
            walk.entry(name, new ChannelSlice(channel, dataStart, dataStart + dataSize));
        } else {
            walk.name(name);
            packed |= (flags & 1) == 0;
        }
    }

    /** Looks for the record of file encryption in the extra area, which {@code header} stands at. */
    private static boolean isEncrypted(Fields header) throws IOException {
        while (header.hasMore()) {
            long size = header.number();
            long start = header.length;
            if (header.number() == FILE_ENCRYPTION) {
                return true;
            }
            header.skip(start + size - header.length);
        }
        return false;
    }

    /** Numbers of seven bits a byte, the low ones first. */
    private static final class Fields {
        private final DataInputStream in;
        private long length;

        Fields(InputStream in) {
            this.in = new DataInputStream(in);
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < 63; shift += 7) {
                int b = in.readUnsignedByte();
                length++;
                value |= (long) (b & 0x7f) << shift;
                if (b < 0x80) {
                    return value;
                }
            }
            throw new IOException("RAR 5 number too long");
        }

        String text(long bytes) throws IOException {
            byte[] text = in.readNBytes((int) Math.min(bytes, MAX_HEADER));
            length += text.length;
            return new String(text, StandardCharsets.UTF_8);
        }

        void skip(long bytes) throws IOException {
            if (bytes > 0) {
                in.skipNBytes(bytes);
                length += bytes;
            }
        }

        boolean hasMore() throws IOException {
            return in.available() > 0;
        }
    }
}
