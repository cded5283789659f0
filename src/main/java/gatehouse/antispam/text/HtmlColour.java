package gatehouse.antispam.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours of HTML and CSS as 24 bits, read as SpamAssassin reads them, and how near two of them are. Static functions only. */
final class HtmlColour {
    static final int BLACK = 0;
    static final int WHITE = 0xffffff;
    /** What is no colour. */
    static final int INVALID = -1;
    /** A number sign without digits: no colour, and not wrong either. */
    static final int UNKNOWN = -2;

    private static final Map<String, Integer> NAMED = WordList.load("colours.txt", hex -> Integer.parseInt(hex, 16));
    private static final Pattern RGB =
            Pattern.compile("rgb\\((\\d{1,9}%?), {0,9}(\\d{1,9}%?), {0,9}(\\d{1,9}%?) {0,9}\\)");
    private static final int MAX_LENGTH = 100;

    private HtmlColour() {}

    /** The value of an attribute. */
    static int ofAttribute(String value) {
        String colour = Octets.lower(Octets.trim(Octets.cut(value, MAX_LENGTH)));
        Matcher rgb = RGB.matcher(colour);
        if (rgb.matches()) {
            return digits(component(rgb.group(1)) + component(rgb.group(2)) + component(rgb.group(3)));
        }
        return plain(colour);
    }

    /** A word of a style: besides names and digits {@code rgb(…)} and {@code rgba(…)}, however they are written. */
    static int ofStyle(String value) {
        String colour = Octets.lower(Octets.cut(value, MAX_LENGTH));
        return colour.startsWith("rgb(") || colour.startsWith("rgba(") ? rgb(colour) : plain(colour);
    }

    private static int plain(String colour) {
        Integer named = NAMED.get(colour);
        if (named != null) {
            return named;
        }
        return colour.startsWith("#") ? digits(withoutSigns(colour)) : INVALID;
    }

    private static String withoutSigns(String colour) {
        int start = 0;
        while (start < colour.length() && colour.charAt(start) == '#') {
            start++;
        }
        return colour.substring(start);
    }

    /** Six digits; of fewer the first three count, each twice. */
    private static int digits(String digits) {
        if (digits.isEmpty()) {
            return UNKNOWN;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), 16) < 0) {
                return INVALID;
            }
        }
        if (digits.length() >= 6) {
            return Integer.parseInt(digits.substring(0, 6), 16);
        }
        int three = Integer.parseInt(Octets.cut(digits + "00", 3), 16);
        return ((three & 0xf00) << 8 | (three & 0xf0) << 4 | (three & 0xf)) * 0x11;
    }

    private static String component(String number) {
        boolean percent = number.endsWith("%");
        long value = Long.parseLong(percent ? number.substring(0, number.length() - 1) : number);
        return String.format("%02x", percent ? value * 255 / 100 : value);
    }

    /** All but digits and commas is as if it were not there. */
    private static int rgb(String colour) {
        int[] components = new int[3];
        int index = 0;
        for (int i = colour.indexOf('('); i < colour.length() && index < components.length; i++) {
            char c = colour.charAt(i);
            if (c == ',') {
                index++;
            } else if (c >= '0' && c <= '9') {
                components[index] = Math.min(255, components[index] * 10 + c - '0');
            }
        }
        return components[0] << 16 | components[1] << 8 | components[2];
    }

    /** Weighted by how well eyes see the component; 0 to about 191. */
    static double distance(int one, int other) {
        double red = 0.2126 * ((one >> 16) - (other >> 16));
        double green = 0.7152 * ((one >> 8 & 0xff) - (other >> 8 & 0xff));
        double blue = 0.0722 * ((one & 0xff) - (other & 0xff));
        return Math.sqrt(red * red + green * green + blue * blue);
    }
}
