package gatehouse.antispam.text;

import java.util.HashMap;
import java.util.Map;

/** Counts tags and how many of them are open. For one thread. */
final class HtmlTags {
    private static final String DOCTYPE = "!doctype";
    private final Map<String, Tag> tags = new HashMap<>();
    private int count;
    private int elements;
    private int extraClosed;
    private int names;
    private int knownNames;

    /** What is known of the tags of one name. */
    private static final class Tag {
        private final boolean element;
        private int open;

        Tag(String name) {
            element = HtmlElements.isKnown(name);
        }
    }

    /** A declaration of the document's type counts as an element that is never open. */
    void doctype() {
        tags.computeIfAbsent(DOCTYPE, Tag::new);
        count++;
        elements++;
    }

    void start(String name) {
        tag(name).open++;
    }

    void end(String name) {
        Tag tag = tag(name);
        if (tag.open > 0) {
            tag.open--;
        } else {
            extraClosed++;
        }
    }

    private Tag tag(String name) {
        Tag tag = tags.computeIfAbsent(name, this::first);
        count++;
        elements += tag.element ? 1 : 0;
        return tag;
    }

    private Tag first(String name) {
        Tag tag = new Tag(name);
        names++;
        knownNames += tag.element ? 1 : 0;
        return tag;
    }

    boolean isOpen(String name) {
        Tag tag = tags.get(name);
        return tag != null && tag.open > 0;
    }

    /** How many are open of each name. */
    Map<String, Integer> open() {
        Map<String, Integer> open = new HashMap<>();
        tags.forEach((name, tag) -> open.put(name, tag.open));
        return open;
    }

    /** Puts the shares of tags that are not as they should be. */
    void putRatios(Map<String, Double> numbers) {
        if (count > 0) {
            numbers.put("closed_extra_ratio", (double) extraClosed / count);
        }
        if (elements > 0) {
            numbers.put("bad_tag_ratio", (double) (count - elements) / count);
        }
        if (knownNames > 0) {
            numbers.put("non_element_ratio", (double) (names - knownNames) / names);
        }
    }

    int count() {
        return count;
    }
}
