package gatehouse.antispam.text;

/** White space of Unicode, as characters and in UTF-8 octets. Static functions only. */
final class WhiteSpace {
    private WhiteSpace() {}

    /** How many octets the white space at this place has; 0 where there is none. */
    static int length(String octets, int at) {
        char c = octets.charAt(at);
        if (c < 0x80) {
            return Octets.isSpace(c) ? 1 : 0;
        }
        if (c == 0xc2) {
            int next = octet(octets, at + 1);
            return next == 0xa0 || next == 0x85 ? 2 : 0;
        }
        return c >= 0xe1 && c <= 0xe3 && isWide(c, octet(octets, at + 1), octet(octets, at + 2)) ? 3 : 0;
    }

    /** Whether a character is white space. */
    static boolean isSpace(char c) {
        if (c <= 0xa0) {
            return Octets.isSpace(c) || c == 0x85 || c == 0xa0;
        }
        return switch (c) {
            case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    private static boolean isWide(int first, int second, int third) {
        return switch (first << 8 | second) {
            case 0xe19a, 0xe380 -> third == 0x80;
            case 0xe280 -> (third >= 0x80 && third <= 0x8a) || third == 0xa8 || third == 0xa9 || third == 0xaf;
            case 0xe281 -> third == 0x9f;
            default -> false;
        };
    }

    private static int octet(String octets, int at) {
        return at < octets.length() ? octets.charAt(at) : 0;
    }
}
