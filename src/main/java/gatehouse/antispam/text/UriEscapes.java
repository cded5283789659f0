package gatehouse.antispam.text;

/** Percent escapes in URIs, which hide what they stand for. */
final class UriEscapes {
    private static final String UNSAFE = "%\"<>";

    private UriEscapes() {}

    /**
     * Without escapes of printable characters, while all that must be escaped is, so that the text is a URI still. A text
     * without any escape stays as it is.
     */
    static String decode(String uri) {
        StringBuilder out = new StringBuilder(uri.length());
        boolean escapes = false;
        for (int i = 0; i < uri.length(); i++) {
            int octet = escaped(uri, i);
            escapes |= octet >= 0;
            if (isPrintable(octet)) {
                out.append((char) octet);
                i += 2;
            } else {
                append(uri.charAt(i), octet >= 0, out);
            }
        }
        return escapes ? out.toString() : uri;
    }

    private static void append(char c, boolean startsEscape, StringBuilder out) {
        if (startsEscape || (isPrintable(c) && UNSAFE.indexOf(c) < 0)) {
            out.append(c);
        } else {
            out.append('%').append(Character.forDigit(c >> 4 & 0xf, 16)).append(Character.forDigit(c & 0xf, 16));
        }
    }

    private static boolean isPrintable(int octet) {
        return octet > 0x20 && octet < 0x7f;
    }

    /** The octet that an escape at a place stands for; negative when there is none. */
    private static int escaped(String uri, int at) {
        if (uri.charAt(at) != '%' || at + 2 >= uri.length()) {
            return -1;
        }
        int high = hexDigit(uri.charAt(at + 1));
        int low = hexDigit(uri.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
