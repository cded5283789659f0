package gatehouse.antispam.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the links of a page, and the texts of its anchors, as a renderer comes by them: at most 10,000. For one
 * page and one thread. */
final class HtmlLinks {
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("a", "href"),
            Map.entry("area", "href"),
            Map.entry("base", "href"),
            Map.entry("link", "href"),
            Map.entry("bgsound", "src"),
            Map.entry("embed", "src"),
            Map.entry("frame", "src"),
            Map.entry("iframe", "src"),
            Map.entry("img", "src"),
            Map.entry("script", "src"),
            Map.entry("form", "action"),
            Map.entry("body", "background"),
            Map.entry("table", "background"),
            Map.entry("td", "background"),
            Map.entry("tr", "background"));
    private static final Pattern REFRESH = Pattern.compile("url=", Pattern.CASE_INSENSITIVE);

    private static final int MAX_LINKS = 10_000;

    private final Map<String, Found> links = new LinkedHashMap<>();
    private UriBase base = UriBase.NONE;
    private Optional<Anchor> open = Optional.empty();
    private int depth;

    /** What is known of a link. */
    private record Found(Set<String> elements, Set<String> anchors) {
        Found() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /** An anchor that is open: where one lacks its end tag, up to the next. */
    private record Anchor(String uri, StringBuilder text) {}

    void start(HtmlToken.Start tag) {
        if (tag.name().equals("a")) {
            close();
            depth++;
            open = Optional.of(new Anchor(Octets.trim(tag.attribute("href")), new StringBuilder()));
        } else if (tag.name().equals("img")) {
            text("<img>\n");
        }
        uri(tag).map(Octets::trim).filter(uri -> !uri.isEmpty()).ifPresent(uri -> add(tag.name(), uri));
    }

    void end(String name) {
        if (name.equals("a") && depth > 0 && --depth == 0) {
            close();
        }
    }

    void text(String text) {
        open.ifPresent(anchor -> anchor.text.append(text));
    }

    /** The links in the order of the page. */
    List<HtmlUri> uris() {
        close();
        return links.entrySet().stream()
                .map(link -> new HtmlUri(link.getKey(), link.getValue().elements, List.copyOf(link.getValue().anchors)))
                .toList();
    }

    private void close() {
        open.ifPresent(anchor -> found(anchor.uri).anchors.add(anchor.text.toString()));
        open = Optional.empty();
    }

    private void add(String element, String uri) {
        String resolved = base.resolve(uri);
        found(resolved).elements.add(element);
        if (element.equals("base")) {
            base = UriBase.of(uri).orElse(base);
        }
    }

    /** What is known of a link; of too many, something that is forgotten. */
    private Found found(String uri) {
        return links.size() < MAX_LINKS
                ? links.computeIfAbsent(uri, unused -> new Found())
                : links.getOrDefault(uri, new Found());
    }

    private static Optional<String> uri(HtmlToken.Start tag) {
        if (tag.name().equals("meta")) {
            Matcher refresh = REFRESH.matcher(tag.attribute("content"));
            boolean refreshes = tag.attribute("http-equiv").equalsIgnoreCase("refresh") && refresh.find();
            return refreshes ? Optional.of(tag.attribute("content").substring(refresh.end())) : Optional.empty();
        }
        return Optional.ofNullable(ATTRIBUTES.get(tag.name())).map(tag::attribute);
    }
}
