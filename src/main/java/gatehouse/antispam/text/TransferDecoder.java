package gatehouse.antispam.text;

/** Content-Transfer-Encodings, decoded leniently: what is no code is skipped (base64) or kept (quoted-printable). */
final class TransferDecoder {
    private TransferDecoder() {}

    static String base64(String text) {
        byte[] out = new byte[text.length() * 3 / 4 + 3];
        int length = 0;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=') {
                count = 0;
            }
            int digit = digit(c);
            if (digit >= 0) {
                bits = bits << 6 | digit;
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    out[length++] = (byte) (bits >> count);
                }
            }
        }
        return Octets.of(java.util.Arrays.copyOf(out, length));
    }

    /** White space before a line end goes, {@code =} at a line end joins lines. */
    static String quotedPrintable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int line = 0; line < text.length(); ) {
            int next = Octets.lineEnd(text, line);
            quotedLine(text, line, next, out);
            line = next;
        }
        return out.toString();
    }

    private static void quotedLine(String text, int start, int next, StringBuilder out) {
        boolean terminated = text.charAt(next - 1) == '\n';
        int end = terminated ? contentEnd(text, start, next - 1) : next;
        boolean soft = end > start && text.charAt(end - 1) == '=' && (terminated || end == next);
        int content = soft ? end - 1 : end;
        for (int i = start; i < content; i++) {
            i = quotedCharacter(text, i, content, out);
        }
        if (terminated && !soft) {
            out.append('\n');
        }
    }

    private static int contentEnd(String text, int start, int newline) {
        int end = newline;
        while (end > start
                && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private static int quotedCharacter(String text, int at, int end, StringBuilder out) {
        char c = text.charAt(at);
        if (c == '=' && at + 2 < end) {
            int high = Character.digit(text.charAt(at + 1), 16);
            int low = Character.digit(text.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                out.append((char) (high << 4 | low));
                return at + 2;
            }
        }
        out.append(c);
        return at;
    }

    private static int digit(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
