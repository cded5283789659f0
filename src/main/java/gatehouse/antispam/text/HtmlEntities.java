package gatehouse.antispam.text;

import java.util.Map;

/** Entities of HTML 4, with or without their semicolon. Static functions only. */
final class HtmlEntities {
    private static final int MAX_NAME = 8;
    private static final Map<String, String> CHARACTERS =
            WordList.load("entities.txt", code -> Character.toString(Integer.parseInt(code)));

    private HtmlEntities() {}

    /** Of text, in which what follows a name may be taken for a part of it. */
    static String decode(String text) {
        return decode(text, true);
    }

    /** Of an attribute's value: a name ends where its letters do, so that {@code ?a&section=} stays as it is. */
    static String decodeValue(String value) {
        return decode(value, false);
    }

    private static String decode(String text, boolean inText) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (amp >= 0) {
            out.append(text, at, amp);
            at = entity(text, amp, inText, out);
            amp = text.indexOf('&', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static int entity(String text, int amp, boolean inText, StringBuilder out) {
        int end = text.startsWith("#", amp + 1) ? number(text, amp, out) : named(text, amp, inText, out);
        if (end < 0) {
            out.append('&');
            return amp + 1;
        }
        return end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
    }

    private static int number(String text, int amp, StringBuilder out) {
        boolean hex = text.startsWith("x", amp + 2) || text.startsWith("X", amp + 2);
        int start = amp + (hex ? 3 : 2);
        int i = start;
        int value = 0;
        while (i < text.length() && text.charAt(i) < 0x80 && Character.digit(text.charAt(i), hex ? 16 : 10) >= 0) {
            value = Math.min(0x110000, value * (hex ? 16 : 10) + Character.digit(text.charAt(i), 16));
            i++;
        }
        if (i == start || value == 0 || value > 0x10ffff || (value | 1) == 0xffff) {
            return -1;
        }
        out.appendCodePoint(value >= 0xd800 && value < 0xe000 ? 0xfffd : value);
        return i;
    }

    /** Those of Latin-1 may lack their semicolon, and then more letters may follow. */
    private static int named(String text, int amp, boolean inText, StringBuilder out) {
        int end = amp + 1;
        while (end < text.length() && end - amp <= MAX_NAME && isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ';') {
            String found = CHARACTERS.get(text.substring(amp + 1, end));
            if (found != null) {
                out.append(found);
                return end;
            }
        }
        for (int i = end; i > (inText ? amp + 1 : end - 1); i--) {
            String found = CHARACTERS.get(text.substring(amp + 1, i));
            if (found != null && found.charAt(0) <= 0xff) {
                out.append(found);
                return i;
            }
        }
        return -1;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
