package gatehouse.report;

import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.server.MessageId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Turns verdicts into bytes, 100 to 200 mostly, and back: names that come again and again stand as numbers of {@link Words},
 * numbers take as many bytes as they need. The time is not in the bytes: it is the key. Safe for use by several threads.
 */
final class RecordCodec {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int UNID_BYTES = 16;
    private static final int MOST_NAMES = 1_000;
    private static final double THOUSAND = 1_000;
    private static final double MOST_EXACT = 1e12;

    private final Words words;

    RecordCodec(Words words) {
        this.words = words;
    }

    byte[] encode(VerdictRecord verdict) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes);
        writeName(out, verdict.basis().name());
        writeUnid(out, verdict.id().unid());
        writeName(out, verdict.id().mailBox());
        out.writeUTF(verdict.messageId());
        out.writeUTF(verdict.sender());
        out.writeUTF(verdict.subject());
        out.writeUTF(verdict.note());
        writeTerms(out, verdict.terms());
        writeNames(out, verdict.rules());
        writeNames(out, verdict.overBudget());
        writeDecimal(out, verdict.points());
        writeNumber(out, verdict.tookMillis());
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are damaged */
    VerdictRecord decode(Instant time, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Basis basis = basis(readName(in));
        String unid = readUnid(in);
        return new VerdictRecord(
                time,
                new MessageId(readName(in), unid),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                basis,
                in.readUTF(),
                readTerms(in),
                readNames(in),
                readNames(in),
                readDecimal(in),
                readNumber(in));
    }

    private static Basis basis(String name) throws IOException {
        try {
            return Basis.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("there is no basis " + name, e);
        }
    }

    private void writeTerms(DataOutputStream out, Terms terms) throws IOException {
        writeName(out, terms.generation());
        writeDecimal(out, terms.thresholds().suspected());
        writeDecimal(out, terms.thresholds().spam());
        out.writeBoolean(terms.markOnly());
    }

    private Terms readTerms(DataInputStream in) throws IOException {
        return new Terms(readName(in), new Thresholds(readDecimal(in), readDecimal(in)), in.readBoolean());
    }

    private void writeNames(DataOutputStream out, List<String> names) throws IOException {
        writeNumber(out, names.size());
        for (String name : names) {
            writeName(out, name);
        }
    }

    private List<String> readNames(DataInputStream in) throws IOException {
        long count = readNumber(in);
        if (count < 0 || count > MOST_NAMES) {
            throw new IOException("there are no " + count + " names in a record");
        }
        List<String> names = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            names.add(readName(in));
        }
        return names;
    }

    /** Its number, or 0 and the name where it has none. */
    private void writeName(DataOutputStream out, String name) throws IOException {
        int number = words.number(name);
        writeNumber(out, number);
        if (number == Words.NONE) {
            out.writeUTF(name);
        }
    }

    private String readName(DataInputStream in) throws IOException {
        long number = readNumber(in);
        return number == Words.NONE ? in.readUTF() : words.word(number);
    }

    /** A UNID is 32 hexadecimal digits; what is not stands as it is. */
    private static void writeUnid(DataOutputStream out, String unid) throws IOException {
        boolean isUnid = unid.length() == 2 * UNID_BYTES && unid.chars().allMatch(RecordCodec::isDigit);
        out.writeBoolean(isUnid);
        if (isUnid) {
            out.write(HEX.parseHex(unid));
        } else {
            out.writeUTF(unid);
        }
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }

    private static String readUnid(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return in.readUTF();
        }
        byte[] unid = new byte[UNID_BYTES];
        in.readFully(unid);
        return HEX.formatHex(unid);
    }

    /** A number of few decimals as thousandths, plus one; any other as it is, after a 0. */
    private static void writeDecimal(DataOutputStream out, double value) throws IOException {
        long thousandths = Math.round(value * THOUSAND);
        if (Math.abs(value) < MOST_EXACT && thousandths / THOUSAND == value) {
            writeNumber(out, ((thousandths << 1) ^ (thousandths >> 63)) + 1);
        } else {
            writeNumber(out, 0);
            out.writeDouble(value);
        }
    }

    private static double readDecimal(DataInputStream in) throws IOException {
        long number = readNumber(in);
        if (number == 0) {
            return in.readDouble();
        }
        long zigzag = number - 1;
        return ((zigzag >>> 1) ^ -(zigzag & 1)) / THOUSAND;
    }

    /** Seven bits a byte, the lowest first; all but the last byte have the eighth bit. */
    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (next & 0x7FL) << shift;
            if ((next & 0x80) == 0) {
                return number;
            }
        }
        throw new IOException("a number is longer than ten bytes");
    }
}
