package gatehouse.mail;

import java.io.ByteArrayOutputStream;

/** Bytes written as an escape character and two hexadecimal digits (RFC 2047 section 4.2, RFC 2231 section 4). */
final class Escapes {
    private Escapes() {}

    /** What is no proper escape stays as it is. */
    static byte[] unescape(byte[] text, char escape) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            int value = text[i] == escape && i + 2 < text.length ? hex(text[i + 1], text[i + 2]) : -1;
            out.write(value < 0 ? text[i] : value);
            i += value < 0 ? 0 : 2;
        }
        return out.toByteArray();
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }
}
