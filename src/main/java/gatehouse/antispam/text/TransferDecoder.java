package gatehouse.antispam.text;

import java.util.Arrays;

/**
 * Content-Transfer-Encodings, decoded as leniently as SpamAssassin does: of base64 all that is no code is skipped, and a
 * {@code =} within it is taken for a digit; of quoted-printable what is no code is kept.
 */
final class TransferDecoder {
    private static final int SKIPPED = -1;
    private static final int PADDING = -2;
    private static final byte[] DIGITS = digits();

    private TransferDecoder() {}

    static String base64(String text) {
        int codes = 0;
        int end = 0;
        boolean clean = true;
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            codes += digit == SKIPPED ? 0 : 1;
            end = digit >= 0 ? i + 1 : end;
            clean &= digit != SKIPPED || Octets.isSpace(text.charAt(i));
        }
        return base64(text, end, clean && codes % 4 == 0 ? 0 : 63);
    }

    /** Up to the padding at the end; other padding counts as a digit. */
    private static String base64(String text, int end, int padding) {
        byte[] out = new byte[end / 4 * 3 + 3];
        int length = 0;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < end; i++) {
            int digit = digit(text.charAt(i));
            if (digit != SKIPPED) {
                bits = bits << 6 | (digit == PADDING ? padding : digit);
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    out[length++] = (byte) (bits >> count);
                }
            }
        }
        return Octets.of(Arrays.copyOf(out, length));
    }

    /** White space before a line end goes, {@code =} at a line end joins lines, codes across them too. */
    static String quotedPrintable(String text) {
        return text.indexOf('=') < 0 && text.indexOf(' ') < 0 && text.indexOf('\t') < 0 ? text : unquoted(joined(text));
    }

    private static StringBuilder joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int line = 0;
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', line)) {
            int lineEnd = newline > line && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
            int end = lineEnd;
            while (end > line && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
                end--;
            }
            if (end > line && text.charAt(end - 1) == '=') {
                out.append(text, line, end - 1);
            } else {
                out.append(text, line, end).append(text, lineEnd, newline + 1);
            }
            line = newline + 1;
        }
        return out.append(text, line, text.length());
    }

    private static String unquoted(StringBuilder text) {
        byte[] out = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '=' && i + 2 < text.length() ? code(text, i + 1) : SKIPPED;
            out[length++] = (byte) (code < 0 ? c : code);
            i += code < 0 ? 0 : 2;
        }
        return Octets.of(Arrays.copyOf(out, length));
    }

    /** The octet of two hexadecimal digits; negative when they are none. */
    private static int code(CharSequence text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? SKIPPED : high << 4 | low;
    }

    private static int digit(char c) {
        return c < DIGITS.length ? DIGITS[c] : SKIPPED;
    }

    private static byte[] digits() {
        byte[] digits = new byte['z' + 1];
        Arrays.fill(digits, (byte) SKIPPED);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        digits['='] = PADDING;
        return digits;
    }
}
