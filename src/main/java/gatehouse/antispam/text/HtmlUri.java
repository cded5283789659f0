package gatehouse.antispam.text;

import java.util.Map;
import java.util.Optional;

/**
 * A link of HTML. Immutable.
 *
 * @param element that has it
 * @param uri as written, without white space around it
 */
record HtmlUri(String element, String uri) {
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("a", "href"),
            Map.entry("area", "href"),
            Map.entry("link", "href"),
            Map.entry("base", "href"),
            Map.entry("img", "src"),
            Map.entry("iframe", "src"),
            Map.entry("frame", "src"),
            Map.entry("script", "src"),
            Map.entry("embed", "src"),
            Map.entry("form", "action"),
            Map.entry("body", "background"),
            Map.entry("table", "background"),
            Map.entry("tr", "background"),
            Map.entry("td", "background"),
            Map.entry("th", "background"));

    static Optional<HtmlUri> of(HtmlToken.Start tag) {
        return Optional.ofNullable(ATTRIBUTES.get(tag.name()))
                .map(attribute -> Octets.trim(tag.attribute(attribute)))
                .filter(uri -> !uri.isEmpty())
                .map(uri -> new HtmlUri(tag.name(), uri));
    }
}
