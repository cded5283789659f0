package gatehouse.embedded.nsf;

import gatehouse.embedded.nsf.ItemValue.Attachment;
import gatehouse.embedded.nsf.ItemValue.Dates;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.ItemValue.Numbers;
import gatehouse.embedded.nsf.ItemValue.OleObject;
import gatehouse.embedded.nsf.ItemValue.Rfc822Text;
import gatehouse.embedded.nsf.ItemValue.RichText;
import gatehouse.embedded.nsf.ItemValue.Text;
import gatehouse.embedded.nsf.NoteItem.Flag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Notes as bytes: a version byte, the note's ids and times, its items by type. Stateless. */
final class NoteCodec {
    private static final int VERSION = 1;
    /** The bits of the flags: never reordered. */
    private static final List<Flag> FLAGS =
            List.of(Flag.SUMMARY, Flag.SIGNED, Flag.ENCRYPTED, Flag.NAMES, Flag.READERS, Flag.AUTHORS);

    private NoteCodec() {}

    static byte[] encode(Note note) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            write(new DataOutputStream(bytes), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Note decode(byte[] bytes) {
        try {
            return read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new StoreException("A note cannot be read", e);
        }
    }

    private static void write(DataOutputStream out, Note note) throws IOException {
        out.writeByte(VERSION);
        text(out, note.unid());
        out.writeInt(note.noteId());
        out.writeLong(note.sequence());
        instant(out, note.created());
        instant(out, note.modified());
        out.writeBoolean(note.deleted());
        list(out, note.items(), NoteCodec::item);
    }

    private static Note read(DataInputStream in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new StoreException("A note of the unknown format version " + version);
        }
        return new Note(
                text(in),
                in.readInt(),
                in.readLong(),
                instant(in),
                instant(in),
                in.readBoolean(),
                list(in, NoteCodec::item));
    }

    private static void item(DataOutputStream out, NoteItem item) throws IOException {
        text(out, item.name());
        int flags = 0;
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            flags |= item.flags().contains(FLAGS.get(bit)) ? 1 << bit : 0;
        }
        out.writeByte(flags);
        value(out, item.value());
    }

    private static NoteItem item(DataInputStream in) throws IOException {
        String name = text(in);
        int bits = in.readByte();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            if ((bits & (1 << bit)) != 0) {
                flags.add(FLAGS.get(bit));
            }
        }
        return new NoteItem(name, value(in), flags);
    }

    private static void value(DataOutputStream out, ItemValue value) throws IOException {
        if (value instanceof Text text) {
            out.writeByte('T');
            list(out, text.values(), NoteCodec::text);
        } else if (value instanceof Rfc822Text header) {
            out.writeByte('H');
            text(out, header.prefix());
            text(out, header.raw());
        } else if (value instanceof Numbers numbers) {
            out.writeByte('N');
            list(out, numbers.values(), DataOutputStream::writeDouble);
        } else if (value instanceof Dates dates) {
            out.writeByte('D');
            list(out, dates.values(), NoteCodec::instant);
        } else {
            largeValue(out, value);
        }
    }

    private static void largeValue(DataOutputStream out, ItemValue value) throws IOException {
        if (value instanceof RichText rich) {
            out.writeByte('R');
            text(out, rich.text());
            list(out, rich.attachments(), NoteCodec::text);
            list(out, rich.oleObjects(), NoteCodec::oleObject);
        } else if (value instanceof MimePart part) {
            out.writeByte('M');
            blob(out, part.entity());
        } else if (value instanceof Attachment file) {
            out.writeByte('A');
            text(out, file.fileName());
            blob(out, file.content());
            instant(out, file.created());
        }
    }

    private static ItemValue value(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case 'T' -> new Text(list(in, NoteCodec::text));
            case 'H' -> new Rfc822Text(text(in), text(in));
            case 'N' -> new Numbers(list(in, DataInputStream::readDouble));
            case 'D' -> new Dates(list(in, NoteCodec::instant));
            case 'R' -> new RichText(text(in), list(in, NoteCodec::text), list(in, NoteCodec::oleObject));
            case 'M' -> new MimePart(blob(in));
            case 'A' -> new Attachment(text(in), blob(in), instant(in));
            default -> throw new StoreException("An item of the unknown type " + type);
        };
    }

    private static void oleObject(DataOutputStream out, OleObject object) throws IOException {
        text(out, object.name());
        text(out, object.className());
    }

    private static OleObject oleObject(DataInputStream in) throws IOException {
        return new OleObject(text(in), text(in));
    }

    private static void blob(DataOutputStream out, Blob blob) throws IOException {
        out.writeLong(blob.id());
        out.writeLong(blob.length());
    }

    private static Blob blob(DataInputStream in) throws IOException {
        return new Blob(in.readLong(), in.readLong());
    }

    private static void instant(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** Not {@code writeUTF}, which ends at 64 KB. */
    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return values;
    }

    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }
}
