package gatehouse.antispam.text;

import java.util.Map;

/** What {@link HtmlTokenizer} finds. Immutable. */
sealed interface HtmlToken {

    /**
     * A start tag.
     *
     * @param name in lower case
     * @param attributes by name in lower case, in their order
     */
    record Start(String name, Map<String, String> attributes) implements HtmlToken {
        String attribute(String key) {
            return attributes.getOrDefault(key, "");
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
}
