package gatehouse.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** A zip written field by field, so that it can lie. */
public final class RawZip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();

    /** What the headers of an entry say. */
    public record Entry(String name, int flags, int method, long packed, long unpacked) {
        public Entry named(String other) {
            return new Entry(other, flags, method, packed, unpacked);
        }

        public Entry unpacked(long bytes) {
            return new Entry(name, flags, method, packed, bytes);
        }

        public Entry flags(int other) {
            return new Entry(name, other, method, packed, unpacked);
        }
    }

    public static Entry stored(String name, byte[] bytes) {
        return new Entry(name, 0, 0, bytes.length, bytes.length);
    }

    public static Entry deflated(String name, byte[] packed, long unpacked) {
        return new Entry(name, 0, 8, packed.length, unpacked);
    }

    /** The same in both places. */
    public RawZip add(Entry entry, byte[] data) {
        return central(entry, local(entry, data));
    }

    /** Gives the offset of the local header. */
    public int local(Entry entry, byte[] data) {
        int offset = out.size();
        ByteBuffer header = buffer(30);
        header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags());
        header.putShort((short) entry.method()).putInt(0).putInt(0);
        header.putInt((int) entry.packed()).putInt((int) entry.unpacked());
        header.putShort((short) name(entry).length).putShort((short) 0);
        out.writeBytes(toBytes(header));
        out.writeBytes(name(entry));
        out.writeBytes(data);
        return offset;
    }

    public RawZip central(Entry entry, int offset) {
        byte[] extra = entry.unpacked() >= 0xffffffffL
                ? toBytes(buffer(12).putShort((short) 1).putShort((short) 8).putLong(entry.unpacked()))
                : new byte[0];
        ByteBuffer header = buffer(46 + name(entry).length + extra.length);
        header.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) entry.flags());
        header.putShort((short) entry.method()).putInt(0).putInt(0);
        header.putInt((int) entry.packed()).putInt((int) Math.min(entry.unpacked(), 0xffffffffL));
        header.putShort((short) name(entry).length)
                .putShort((short) extra.length)
                .putShort((short) 0);
        header.putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
        header.put(name(entry)).put(extra);
        directory.add(toBytes(header));
        return this;
    }

    public byte[] bytes() {
        return bytes(directory.size());
    }

    /** With a number of entries that need not be true. */
    public byte[] bytes(int entries) {
        int start = out.size();
        directory.forEach(out::writeBytes);
        ByteBuffer end = buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries);
        end.putInt(out.size() - start).putInt(start);
        out.writeBytes(toBytes(end));
        return out.toByteArray();
    }

    /** Raw deflate of that many zeros. */
    public static byte[] deflatedZeros(long count) {
        Deflater deflater = new Deflater(9, true);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] buffer = new byte[1 << 16];
        for (long left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            drain(deflater, buffer, packed);
        }
        deflater.finish();
        drain(deflater, buffer, packed);
        deflater.end();
        return packed.toByteArray();
    }

    private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream packed) {
        for (int n = deflater.deflate(buffer); n > 0; n = deflater.deflate(buffer)) {
            packed.write(buffer, 0, n);
        }
    }

    private static byte[] name(Entry entry) {
        return entry.name().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] toBytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
