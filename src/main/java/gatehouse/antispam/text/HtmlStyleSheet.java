package gatehouse.antispam.text;

/** Reads what a {@code style} attribute says of colours and of what is shown; one pass. Static functions only. */
final class HtmlStyleSheet {
    private static final int MAX_LENGTH = 10_000;

    private HtmlStyleSheet() {}

    static HtmlStyle apply(String css, HtmlStyle style) {
        String text = Octets.cut(css, MAX_LENGTH);
        HtmlStyle result = style;
        for (int at = 0; at < text.length(); ) {
            int semicolon = text.indexOf(';', at);
            int end = semicolon < 0 ? text.length() : semicolon;
            int colon = text.indexOf(':', at);
            if (colon > 0 && colon < end) {
                result = declaration(text.substring(at, colon), text.substring(colon + 1, end), result);
            }
            at = end + 1;
        }
        return result;
    }

    /** Colours are only those whose name stands right before the colon, in any case; others are in lower case. */
    private static HtmlStyle declaration(String name, String text, HtmlStyle style) {
        if (text.isEmpty()) {
            return style;
        }
        String value = Octets.trim(text);
        String property = Octets.trim(name);
        return switch (property) {
            case "display" -> value.isEmpty() ? style : style.withDisplay(value);
            case "visibility" -> value.isEmpty() ? style : style.withVisibility(value);
            default -> name.endsWith(property) ? colour(Octets.lower(property), value, style) : style;
        };
    }

    private static HtmlStyle colour(String property, String text, HtmlStyle style) {
        HtmlColours colours = style.colours();
        String value = withoutImportant(text);
        return switch (property) {
            case "color" -> style.with(colours.withForeground(single(value, colours.foreground(), colours)));
            case "background-color" -> style.with(colours.withBackground(single(value, colours.background(), colours)));
            case "background" -> style.with(colours.withBackground(lastOf(value, colours.background())));
            default -> style;
        };
    }

    private static String withoutImportant(String value) {
        boolean important = value.regionMatches(true, value.length() - 10, "!important", 0, 10);
        return important ? Octets.trim(value.substring(0, value.length() - 10)) : value;
    }

    private static int single(String value, int inherited, HtmlColours colours) {
        if (value.equalsIgnoreCase("inherit")) {
            return inherited;
        }
        return value.equalsIgnoreCase("transparent") ? colours.background() : HtmlColour.ofStyle(value);
    }

    /** The last word that is a colour. */
    private static int lastOf(String value, int inherited) {
        int colour = inherited;
        for (int at = 0; at < value.length(); ) {
            int end = wordEnd(value, at);
            int found = HtmlColour.ofStyle(value.substring(at, end));
            colour = found >= 0 ? found : colour;
            at = end + 1;
        }
        return colour;
    }

    private static int wordEnd(String value, int start) {
        int close = value.regionMatches(true, start, "rgb", 0, 3) ? value.indexOf(')', start) : -1;
        int end = Math.max(start, close);
        while (end < value.length() && !Octets.isSpace(value.charAt(end))) {
            end++;
        }
        return end;
    }
}
