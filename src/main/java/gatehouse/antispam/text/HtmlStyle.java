package gatehouse.antispam.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How text of an element looks. Immutable.
 *
 * @param tag of the element
 * @param foreground a colour as {@code rrggbb}
 * @param background a colour as {@code rrggbb}
 * @param size of the font: 3 is normal
 * @param hidden by a style
 */
record HtmlStyle(String tag, String foreground, String background, int size, boolean hidden) {
    static final HtmlStyle DEFAULT = new HtmlStyle("", "000000", "ffffff", 3, false);
    private static final Set<String> STYLED = Set.of(
            "body", "font", "table", "tr", "th", "td", "big", "small", "basefont", "marquee", "span", "p", "div");
    private static final Pattern HIDDEN =
            Pattern.compile("display\\s{0,9}:\\s{0,9}none|visibility\\s{0,9}:\\s{0,9}hidden", Pattern.CASE_INSENSITIVE);
    private static final Pattern FONT_SIZE =
            Pattern.compile("font-size\\s{0,9}:\\s{0,9}(\\d{1,4})(?:\\.\\d+)?(p[tx]|em|%|)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLOUR = Pattern.compile(
            "(?:^|;)\\s{0,9}(background-)?color\\s{0,9}:\\s{0,9}([^;]{1,64})", Pattern.CASE_INSENSITIVE);
    private static final double NEAR = 12;

    static boolean isStyled(String tag) {
        return STYLED.contains(tag);
    }

    HtmlStyle with(HtmlToken.Start start) {
        String css = start.attribute("style");
        String fore = colour(start.attribute(start.name().equals("body") ? "text" : "color"), foreground);
        String back = colour(start.attribute("bgcolor"), background);
        Matcher colours = COLOUR.matcher(css);
        while (colours.find()) {
            if (colours.group(1) == null) {
                fore = colour(colours.group(2), fore);
            } else {
                back = colour(colours.group(2), back);
            }
        }
        return new HtmlStyle(
                start.name(),
                fore,
                back,
                size(start, css),
                hidden || HIDDEN.matcher(css).find());
    }

    boolean isInvisible() {
        return hidden || size <= 1 || HtmlColour.distance(foreground, background) < NEAR;
    }

    private int size(HtmlToken.Start start, String css) {
        Matcher found = FONT_SIZE.matcher(css);
        if (found.find() && !found.group(2).equals("%") && !found.group(2).equalsIgnoreCase("em")) {
            return Integer.parseInt(found.group(1)) <= 1 ? 1 : 3;
        }
        String given = start.attribute("size");
        if (start.name().equals("font") && given.matches("[+-]?\\d{1,3}")) {
            int number = Integer.parseInt(given);
            return Character.isDigit(given.charAt(0)) ? number : size + number;
        }
        return size;
    }

    private static String colour(String value, String inherited) {
        return value.isBlank() ? inherited : HtmlColour.of(value);
    }
}
