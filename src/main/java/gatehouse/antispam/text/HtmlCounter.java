package gatehouse.antispam.text;

import gatehouse.antispam.text.HtmlColours.Contrast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what a page is made of while it is rendered, and makes {@link HtmlFacts} of it. For one thread. */
final class HtmlCounter {
    private final HtmlStyles styles;
    private final HtmlTags tags = new HtmlTags();
    private final Map<String, Double> flags = new HashMap<>();
    private final List<StringBuilder> anchors = new ArrayList<>();
    private final List<StringBuilder> titles = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();
    private int brokenWords;
    private int minSize = 3;
    private int maxSize = 3;
    private double imageArea;

    HtmlCounter(HtmlStyles styles) {
        this.styles = styles;
    }

    void doctype() {
        tags.doctype();
    }

    void start(HtmlToken.Start tag) {
        tags.start(tag.name());
        if (HtmlStyles.hasLooks(tag)) {
            int size = styles.current().size();
            minSize = Math.min(minSize, size);
            maxSize = Math.max(maxSize, size);
        }
        switch (tag.name()) {
            case "a" -> anchors.add(new StringBuilder());
            case "title" -> titles.add(new StringBuilder());
            case "img" -> image(tag);
            case "font" -> font(tag);
            case "embed" -> flag("embeds");
            case "iframe" -> frame(tag);
            case "form" -> form(tag);
            default -> {}
        }
    }

    void end(String name) {
        tags.end(name);
    }

    void comment(String markup) {
        comments.add(markup);
    }

    /** Notes a text, which is shown unless a script or style is open. */
    boolean isShown(String text) {
        if (tags.isOpen("script")) {
            scripts.add(text);
            return false;
        }
        if (tags.isOpen("style")) {
            return false;
        }
        if (tags.isOpen("a")) {
            last(anchors).append(text);
        }
        if (tags.isOpen("title")) {
            last(titles).append(text);
        }
        return true;
    }

    void brokenWord() {
        brokenWords++;
    }

    void invisible(Contrast contrast) {
        if (contrast == Contrast.LOW) {
            flag("font_low_contrast");
        } else if (contrast == Contrast.INVALID) {
            flag("font_invalid_color");
        }
    }

    private void image(HtmlToken.Start tag) {
        if (tags.isOpen("a")) {
            last(anchors).append("<img>\n");
        }
        if (tag.has("width") && tag.has("height")) {
            imageArea += HtmlLength.of(tag.attribute("width"), 8) * HtmlLength.of(tag.attribute("height"), 6);
        }
    }

    private void font(HtmlToken.Start tag) {
        if (tag.has("face") && !HtmlFontFace.isPlausible(tag.attribute("face"))) {
            flag("font_face_bad");
        }
    }

    private void frame(HtmlToken.Start tag) {
        if (!Octets.trim(tag.attribute("src")).isEmpty()) {
            flag("iframe_src");
        }
    }

    private void form(HtmlToken.Start tag) {
        if (Octets.lower(tag.attribute("action")).contains("mailto:")) {
            flag("form_action_mailto");
        }
    }

    private void flag(String name) {
        flags.put(name, 1.0);
    }

    /** How long a page is: its source in characters and in octets, and what is rendered. */
    record Size(int length, int octets, String rendered) {}

    HtmlFacts facts(Size size, boolean wide) {
        Map<String, Double> numbers = new HashMap<>(flags);
        numbers.put("html", 1.0);
        numbers.put("length", (double) size.length());
        numbers.put("html_length", (double) size.rendered().length());
        numbers.put("image_area", imageArea);
        numbers.put("min_size", (double) minSize);
        numbers.put("max_size", (double) maxSize);
        numbers.put("non_space_len", (double) withoutSpace(size.rendered(), wide));
        tags.putRatios(numbers);
        ratio(numbers, "ratio", size.octets() - size.rendered().length(), size.octets());
        ratio(numbers, "obfuscation_ratio", brokenWords, brokenWords == 0 ? 0 : tags.count());
        return new HtmlFacts(numbers, texts(wide), tags.open());
    }

    private Map<String, List<String>> texts(boolean wide) {
        return Map.of(
                "anchor", octets(anchors, wide),
                "title", octets(titles, wide),
                "comment", octets(comments, wide),
                "script", octets(scripts, wide));
    }

    private static List<String> octets(List<? extends CharSequence> texts, boolean wide) {
        return texts.stream()
                .map(text -> wide ? Octets.utf8(text.toString()) : text.toString())
                .toList();
    }

    private static void ratio(Map<String, Double> numbers, String name, int part, int whole) {
        if (whole > 0) {
            numbers.put(name, (double) part / whole);
        }
    }

    private static int withoutSpace(String text, boolean wide) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += (wide ? WhiteSpace.isSpace(c) : Octets.isSpace(c)) ? 0 : 1;
        }
        return count;
    }

    private static StringBuilder last(List<StringBuilder> texts) {
        return texts.get(texts.size() - 1);
    }
}
