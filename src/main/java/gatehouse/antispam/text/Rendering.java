package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part as a reader sees it. Immutable.
 *
 * @param page its texts, in octets
 * @param uris of HTML attributes, in octets
 * @param facts of HTML that is not empty
 */
record Rendering(PageText page, List<HtmlUri> uris, Optional<HtmlFacts> facts) {
    /** Of what is no text: it parts its neighbours all the same. */
    private static final Rendering NONE = new Rendering(PageText.EMPTY, List.of(), Optional.empty());

    /** The parts of a message: what is characters in one makes octets of UTF-8 of all. */
    static List<Rendering> of(List<MimePart> leaves) {
        List<Rendering> rendered = new ArrayList<>(leaves.size());
        boolean wide = false;
        for (MimePart leaf : leaves) {
            Rendering rendering = leaf.isText() ? of(leaf) : NONE;
            rendered.add(rendering);
            wide |= rendering.page.wide();
        }
        if (wide) {
            rendered.replaceAll(Rendering::asUtf8);
        }
        return List.copyOf(rendered);
    }

    private Rendering asUtf8() {
        return new Rendering(page.asUtf8(), uris, facts);
    }

    /** All of its text. */
    String text() {
        return page.all();
    }

    private static Rendering of(MimePart part) {
        String octets = part.decoded();
        TextDecoder.Decoded decoded =
                TextDecoder.decode(octets, part.contentType().charset());
        if (part.isHtml()) {
            return html(decoded, octets.length());
        }
        return new Rendering(PageText.of(decoded.text(), decoded.wide()), List.of(), Optional.empty());
    }

    private static Rendering html(TextDecoder.Decoded decoded, int octets) {
        String html = decoded.wide() ? withPlainQuotes(decoded.text()) : decoded.text();
        HtmlRenderer.Rendered page = HtmlRenderer.render(html, decoded.wide());
        PageText text = PageText.of(page.text(), decoded.wide());
        return new Rendering(
                text,
                page.uris().stream()
                        .map(uri -> uri.map(written -> octets(written, decoded.wide())))
                        .toList(),
                html.isEmpty() ? Optional.empty() : Optional.of(page.facts(html.length(), octets, text.wide())));
    }

    private static String octets(String text, boolean wide) {
        return wide || text.chars().anyMatch(c -> c > 0xff) ? Octets.utf8(text) : text;
    }

    private static String withPlainQuotes(String html) {
        return html.replace('\u201c', '"').replace('\u201d', '"');
    }
}
