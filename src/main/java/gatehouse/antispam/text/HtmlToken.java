package gatehouse.antispam.text;

import java.util.Map;

/** What {@link HtmlTokenizer} finds. Immutable. */
sealed interface HtmlToken {

    /**
     * A start tag.
     *
     * @param name in lower case
     * @param attributes by name in lower case; of two with one name the first; one without a value has its name for it
     */
    record Start(String name, Map<String, String> attributes) implements HtmlToken {
        /** The value; empty when there is no such attribute. */
        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }

        boolean has(String key) {
            return attributes.containsKey(key);
        }
    }

    /**
     * An end tag.
     *
     * @param name in lower case
     */
    record End(String name) implements HtmlToken {}

    /**
     * Text between tags.
     *
     * @param text with entities replaced
     */
    record Text(String text) implements HtmlToken {}

    /**
     * A comment, or what is as good as one.
     *
     * @param markup all of it
     */
    record Comment(String markup) implements HtmlToken {}

    /**
     * A declaration.
     *
     * @param markup all of it
     */
    record Declaration(String markup) implements HtmlToken {
        boolean isDoctype() {
            return markup.regionMatches(true, 2, "doctype", 0, 7);
        }
    }
}
