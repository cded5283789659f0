package gatehouse.antispam.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Strings of octets: one character per byte, so that nothing is lost and the JDK keeps them in one byte per character. */
final class Octets {
    private Octets() {}

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The UTF-8 octets of characters. */
    static String utf8(String characters) {
        return of(characters.getBytes(StandardCharsets.UTF_8));
    }

    /** Perl's {@code \s} on octets. */
    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Perl's {@code \w} on octets. */
    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    static boolean isAscii(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Without the white space around it. */
    static String trim(String text) {
        return trimStart(trimEnd(text));
    }

    /** Without the white space behind it. */
    static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Without the white space before it. */
    static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** The end of the line that begins at {@code start}: behind its newline. */
    static int lineEnd(String text, int start) {
        int newline = text.indexOf('\n', start);
        return newline < 0 ? text.length() : newline + 1;
    }

    /** Whether the text from {@code start} to {@code end} is nothing but white space. */
    static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
