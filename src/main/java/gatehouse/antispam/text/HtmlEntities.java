package gatehouse.antispam.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Entities of HTML 4, with or without their semicolon as browsers take them. */
final class HtmlEntities {
    private static final int MAX_NAME = 8;
    private static final Map<String, String> CHARACTERS = load();

    private HtmlEntities() {}

    static String decode(String text) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (amp >= 0) {
            out.append(text, at, amp);
            at = entity(text, amp, out);
            amp = text.indexOf('&', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static int entity(String text, int amp, StringBuilder out) {
        int end = text.startsWith("#", amp + 1) ? number(text, amp, out) : named(text, amp, out);
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
        if (i == start || value > 0x10ffff) {
            return -1;
        }
        out.appendCodePoint(value >= 0xd800 && value < 0xe000 ? 0xfffd : value);
        return i;
    }

    private static int named(String text, int amp, StringBuilder out) {
        int end = amp + 1;
        while (end < text.length() && end - amp <= MAX_NAME && isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        for (int i = end; i > amp + 1; i--) {
            String found = CHARACTERS.get(text.substring(amp + 1, i));
            if (found != null && (i == end || i < end)) {
                out.append(found);
                return i;
            }
        }
        return -1;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private static Map<String, String> load() {
        Map<String, String> characters = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HtmlEntities.class.getResourceAsStream("entities.txt")),
                StandardCharsets.US_ASCII))) {
            lines.lines().forEach(line -> {
                int space = line.indexOf(' ');
                characters.put(
                        line.substring(0, space), Character.toString(Integer.parseInt(line.substring(space + 1))));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(characters);
    }
}
