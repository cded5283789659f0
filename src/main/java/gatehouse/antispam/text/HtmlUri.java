package gatehouse.antispam.text;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A link of HTML. Immutable.
 *
 * @param uri as written, or resolved where the page has a base
 * @param elements that have it; none when it is only the target of anchors before it was resolved
 * @param anchors the texts that link to it as it is written
 */
record HtmlUri(String uri, Set<String> elements, List<String> anchors) {
    HtmlUri {
        elements = Set.copyOf(elements);
        anchors = List.copyOf(anchors);
    }

    /** The same in another coding of characters. */
    HtmlUri map(UnaryOperator<String> coding) {
        return new HtmlUri(
                coding.apply(uri), elements, anchors.stream().map(coding).toList());
    }
}
