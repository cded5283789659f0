package gatehouse.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipException;

/**
 * Reads the structures of a zip (APPNOTE.TXT 4.3), trusting none: the central directory is measured before it is read,
 * and nothing is kept but what fits the limits. A reader of our own because the library's reads as many entries as
 * there are before one can say no, and shows only one of the two places where a zip keeps its entries. Confined to one
 * thread.
 */
final class ZipReader {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int END64_LENGTH = 56;
    private static final int LOCATOR_LENGTH = 20;
    private static final int MAX_COMMENT = 0xffff;
    private static final long MAX_UINT32 = 0xffffffffL;
    private static final int ZIP64_EXTRA = 1;

    private final FileChannel channel;
    private final long size;

    ZipReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** Where the central directory is. */
    record Directory(long start, long length, long entries, long shift) {}

    /** From the end of central directory record; empty when there is none. */
    Optional<Directory> directory() throws IOException {
        long end = findEnd();
        if (end < 0) {
            return Optional.empty();
        }
        ByteBuffer record = read(end, END_LENGTH);
        long entries = record.getShort(10) & 0xffff;
        long length = record.getInt(12) & MAX_UINT32;
        long offset = record.getInt(16) & MAX_UINT32;
        if (entries == 0xffff || length == MAX_UINT32 || offset == MAX_UINT32) {
            Optional<Directory> large = directory64(end);
            if (large.isPresent()) {
                return large;
            }
        }
        return Optional.of(located(end, length, offset, entries));
    }

    private Optional<Directory> directory64(long end) throws IOException {
        if (end < LOCATOR_LENGTH || read(end - LOCATOR_LENGTH, 4).getInt(0) != END64_LOCATOR) {
            return Optional.empty();
        }
        long record = read(end - LOCATOR_LENGTH, LOCATOR_LENGTH).getLong(8);
        if (record < 0 || record > size - END64_LENGTH || read(record, 4).getInt(0) != END64) {
            return Optional.empty();
        }
        ByteBuffer fields = read(record, END64_LENGTH);
        return Optional.of(located(record, fields.getLong(40), fields.getLong(48), fields.getLong(32)));
    }

    /** A directory ends where its end record starts; something in front of the zip shifts all offsets. */
    private Directory located(long end, long length, long offset, long entries) throws IOException {
        long start = end - length;
        if (length >= 0 && start >= 0 && signatureAt(start) == CENTRAL) {
            return new Directory(start, length, entries, start - offset);
        }
        return new Directory(offset, length, entries, 0);
    }

    private int signatureAt(long position) throws IOException {
        return position < 0 || position > size - 4 ? 0 : read(position, 4).getInt(0);
    }

    private long findEnd() throws IOException {
        int length = (int) Math.min(size, END_LENGTH + MAX_COMMENT);
        ByteBuffer tail = read(size - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return size - length + at;
            }
        }
        return -1;
    }

    /** As many as there are, whatever number the end record names; refused when they are too many. */
    List<ZipMember> members(Directory directory, Walk walk) throws IOException {
        walk.declare(directory.entries(), OptionalLong.empty());
        List<ZipMember> members = new ArrayList<>();
        long at = directory.start();
        while (signatureAt(at) == CENTRAL) {
            ByteBuffer header = read(at, CENTRAL_LENGTH);
            int nameLength = header.getShort(28) & 0xffff;
            int extraLength = header.getShort(30) & 0xffff;
            byte[] name = bytes(at + CENTRAL_LENGTH, nameLength);
            ByteBuffer extra = read(at + CENTRAL_LENGTH + nameLength, extraLength);
            members.add(central(header, name, extra, directory.shift()));
            walk.declare(members.size(), OptionalLong.empty());
            at += CENTRAL_LENGTH + nameLength + extraLength + (header.getShort(32) & 0xffff);
        }
        return members;
    }

    private static ZipMember central(ByteBuffer header, byte[] name, ByteBuffer extra, long shift) {
        long[] sizes = {header.getInt(24) & MAX_UINT32, header.getInt(20) & MAX_UINT32, header.getInt(42) & MAX_UINT32};
        enlarge(sizes, extra);
        return new ZipMember(
                ZipMember.name(name), header.getShort(8), header.getShort(10), sizes[1], sizes[0], sizes[2] + shift);
    }

    /** Zip64 keeps, in this order, those of unpacked size, packed size and offset that do not fit (4.5.3). */
    private static void enlarge(long[] sizes, ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort();
            int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
            int next = extra.position() + length;
            for (int i = 0; id == ZIP64_EXTRA && i < sizes.length; i++) {
                if (sizes[i] == MAX_UINT32 && next - extra.position() >= 8) {
                    sizes[i] = extra.getLong();
                }
            }
            extra.position(next);
        }
    }

    /** The local header at {@code position}; its offset is that of the data. */
    ZipMember local(long position) throws IOException {
        if (signatureAt(position) != LOCAL) {
            throw new ZipException("no local header where the directory has one");
        }
        ByteBuffer header = read(position, LOCAL_LENGTH);
        int nameLength = header.getShort(26) & 0xffff;
        int extraLength = header.getShort(28) & 0xffff;
        byte[] name = bytes(position + LOCAL_LENGTH, nameLength);
        ByteBuffer extra = read(position + LOCAL_LENGTH + nameLength, extraLength);
        long[] sizes = {header.getInt(22) & MAX_UINT32, header.getInt(18) & MAX_UINT32};
        enlarge(sizes, extra);
        long data = position + LOCAL_LENGTH + nameLength + extraLength;
        return new ZipMember(ZipMember.name(name), header.getShort(6), header.getShort(8), sizes[1], sizes[0], data);
    }

    /** The first local header in a stretch of the file; the end of the stretch when there is none. */
    long findLocal(long from, long to) throws IOException {
        if (to - from < LOCAL_LENGTH) {
            // Most stretches are nothing, or the sizes behind an entry.
            return to;
        }
        ByteBuffer window = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        while (at <= to - LOCAL_LENGTH) {
            window.clear().limit((int) Math.min(window.capacity(), to - at));
            fill(window, at);
            for (int i = 0; i <= window.limit() - 4; i++) {
                if (window.get(i) == 'P' && window.getInt(i) == LOCAL) {
                    return at + i;
                }
            }
            at += window.limit() - 3;
        }
        return to;
    }

    private byte[] bytes(long position, int length) throws IOException {
        return read(position, length).array();
    }

    private ByteBuffer read(long position, int length) throws IOException {
        if (position < 0 || position > size - length) {
            throw new ZipException("cut short");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer, position);
        return buffer.flip();
    }

    private void fill(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                throw new ZipException("cut short");
            }
            at += count;
        }
    }
}
