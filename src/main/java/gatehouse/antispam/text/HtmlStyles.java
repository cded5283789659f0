package gatehouse.antispam.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The open elements that say how text looks. An end tag closes what is open within its element, too; one that fits nothing is
 * found out by counts, so that each tag costs what it opened. For one thread.
 */
final class HtmlStyles {
    private static final Set<String> CLOSED =
            Set.of("a", "div", "p", "span", "table", "td", "tr", "big", "small", "font", "basefont");
    private static final Set<String> STYLE = Set.of("style");
    private static final Set<String> CELL = Set.of("style", "bgcolor");
    /** What SpamAssassin reads of an element's looks. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("a", STYLE),
            Map.entry("div", STYLE),
            Map.entry("p", STYLE),
            Map.entry("span", STYLE),
            Map.entry("table", CELL),
            Map.entry("td", CELL),
            Map.entry("th", CELL),
            Map.entry("tr", CELL),
            Map.entry("body", Set.of("background", "bgcolor", "text", "link", "vlink", "alink")),
            Map.entry("font", Set.of("size", "color", "face")),
            Map.entry("basefont", Set.of("color", "face")));

    private static final int NORMAL = 3;
    private static final int MAX_OPEN = 100_000;
    private static final int MAX_SIZE = 1_000_000;

    private final Deque<HtmlStyle> open = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int base = NORMAL;

    HtmlStyles() {
        open.push(HtmlStyle.DEFAULT);
    }

    /** Whether a tag says how its text looks, so that the size of that counts among a page's sizes. */
    static boolean hasLooks(HtmlToken.Start tag) {
        for (String attribute : ATTRIBUTES.getOrDefault(tag.name(), Set.of())) {
            if (tag.has(attribute)) {
                return true;
            }
        }
        return false;
    }

    HtmlStyle current() {
        return open.getFirst();
    }

    void start(HtmlToken.Start tag) {
        HtmlStyle outer = current();
        switch (tag.name()) {
            case "a", "div", "p", "span", "table", "td", "th", "tr" -> styled(tag);
            case "big" -> push(outer.within("big").withSize(outer.size() + 1));
            case "small" -> push(outer.within("small").withSize(outer.size() - 1));
            case "body" -> push(coloured(outer.within("body"), tag, "text"));
            case "font" -> font(tag);
            case "basefont" -> baseFont(tag);
            default -> {}
        }
    }

    void end(String name) {
        String tag = cell(name);
        if (CLOSED.contains(tag) && counts.getOrDefault(tag, 0) > 0) {
            while (!pop().tag().equals(tag)) {
                // what is open within it closes with it
            }
        }
    }

    private void styled(HtmlToken.Start tag) {
        String name = cell(tag.name());
        if (name.equals("td") || name.equals("tr")) {
            closeCells(name);
        }
        push(HtmlStyleSheet.apply(tag.attribute("style"), current().within(name)));
    }

    /** A cell or a row ends the one before it if nothing but fonts is open in that. */
    private void closeCells(String name) {
        if (counts.getOrDefault(name, 0) > 0) {
            Set<String> closing = name.equals("td") ? Set.of("font", "td") : Set.of("font", "td", "tr");
            while (closing.contains(current().tag())) {
                pop();
            }
        }
    }

    private void font(HtmlToken.Start tag) {
        HtmlStyle style = coloured(current().within("font"), tag, "color");
        push(tag.has("size") ? style.withSize(size(tag.attribute("size"), style.size())) : style);
    }

    /** The size that a font element asks for; the one around it when it asks for none. */
    int size(String attribute, int outer) {
        String value = Octets.trim(attribute);
        boolean signed = value.startsWith("+") || value.startsWith("-");
        int number = number(value, signed ? 1 : 0);
        if (number < 0) {
            return outer;
        }
        return signed ? base + (value.startsWith("-") ? -number : number) : number;
    }

    private void baseFont(HtmlToken.Start tag) {
        int size = number(Octets.trim(tag.attribute("size")), 0);
        base = size < 0 ? base : size;
        if (hasLooks(tag)) {
            push(coloured(current().within("basefont"), tag, "color"));
        }
    }

    private static int number(String value, int start) {
        int number = -1;
        for (int i = start; i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9'; i++) {
            number = Math.min(MAX_SIZE, Math.max(0, number) * 10 + value.charAt(i) - '0');
        }
        return number;
    }

    private static HtmlStyle coloured(HtmlStyle style, HtmlToken.Start tag, String attribute) {
        return tag.has(attribute) ? style.withForeground(tag.attribute(attribute)) : style;
    }

    private static String cell(String name) {
        return name.equals("th") ? "td" : name;
    }

    private void push(HtmlStyle style) {
        if (open.size() < MAX_OPEN) {
            open.push(style);
            counts.merge(style.tag(), 1, Integer::sum);
        }
    }

    private HtmlStyle pop() {
        HtmlStyle closed = open.pop();
        counts.merge(closed.tag(), -1, Integer::sum);
        return closed;
    }
}
