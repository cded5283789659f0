package gatehouse.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decodes base64 (RFC 2045 section 6.8) as the most lenient programs do: it passes over foreign characters, needs no
 * padding at the end, and goes on after padding. Programs differ about the last, so that is told. Does not close the
 * stream below. Not safe for use by several threads.
 */
final class Base64Stream extends InputStream {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = values();
    private static final byte FOREIGN = -1;
    private static final byte PADDING = -2;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 13];
    private int position;
    private int limit;
    private int bits;
    private int group;
    private boolean padded;
    private boolean irregular;

    Base64Stream(InputStream in) {
        this.in = in;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, FOREIGN);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        values['='] = PADDING;
        return values;
    }

    /** Whether anything came after padding. */
    boolean isIrregular() {
        return irregular;
    }

    @Override
    public int read() throws IOException {
        while (bits < 8) {
            if (position == limit && !fill()) {
                return -1;
            }
            accept(VALUES[buffer[position++] & 0xff]);
        }
        bits -= 8;
        return group >> bits & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        int count = 0;
        for (int b = 0; count < length && (b = read()) >= 0; count++) {
            out[offset + count] = (byte) b;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private void accept(byte value) {
        if (value >= 0) {
            irregular |= padded;
            group = group << 6 | value;
            bits += 6;
        } else if (value == PADDING) {
            padded = true;
            bits = bits == 6 ? bits : 0;
        }
    }
}
