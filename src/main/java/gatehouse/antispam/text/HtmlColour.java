package gatehouse.antispam.text;

import java.util.Map;

/** Colours as {@code rrggbb}, and how near two of them are. */
final class HtmlColour {
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("black", "000000"),
            Map.entry("white", "ffffff"),
            Map.entry("red", "ff0000"),
            Map.entry("green", "008000"),
            Map.entry("blue", "0000ff"),
            Map.entry("yellow", "ffff00"),
            Map.entry("gray", "808080"),
            Map.entry("grey", "808080"),
            Map.entry("silver", "c0c0c0"),
            Map.entry("navy", "000080"),
            Map.entry("maroon", "800000"),
            Map.entry("purple", "800080"),
            Map.entry("fuchsia", "ff00ff"),
            Map.entry("lime", "00ff00"),
            Map.entry("olive", "808000"),
            Map.entry("teal", "008080"),
            Map.entry("aqua", "00ffff"),
            Map.entry("orange", "ffa500"));

    private HtmlColour() {}

    /** As browsers read it: what is no hexadecimal digit is 0. */
    static String of(String value) {
        String name = Octets.lower(Octets.trim(value));
        String named = NAMED.get(name);
        if (named != null) {
            return named;
        }
        String digits = (name.startsWith("#") ? name.substring(1) : name).replaceAll("[^0-9a-f]", "0");
        if (digits.length() == 3) {
            return digits.replaceAll("(.)", "$1$1");
        }
        return Octets.cut(digits + "000000", 6);
    }

    /** Weighted by how well eyes see the component; 0 to about 255. */
    static double distance(String one, String other) {
        double red = component(one, 0) - component(other, 0);
        double green = component(one, 2) - component(other, 2);
        double blue = component(one, 4) - component(other, 4);
        return Math.sqrt(red * red * 0.2126 + green * green * 0.7152 + blue * blue * 0.0722);
    }

    private static int component(String colour, int at) {
        return Integer.parseInt(colour.substring(at, at + 2), 16);
    }
}
