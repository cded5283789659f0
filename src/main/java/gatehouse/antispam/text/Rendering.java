package gatehouse.antispam.text;

import java.util.List;

/**
 * A part as a reader sees it. Immutable.
 *
 * @param text all of it, in octets
 * @param visible what can be seen, in octets
 * @param invisible what cannot be seen, in octets
 * @param uris of HTML attributes
 */
record Rendering(String text, String visible, String invisible, List<HtmlUri> uris) {
    /** Of what is no text: it parts its neighbours all the same. */
    static final Rendering NONE = new Rendering("", "", "", List.of());

    static Rendering of(MimePart part) {
        TextDecoder.Decoded decoded = TextDecoder.decode(
                BodyText.bounded(part.decoded()), part.contentType().charset());
        return part.isHtml() ? html(decoded) : plain(decoded.octets());
    }

    private static Rendering plain(String octets) {
        return new Rendering(octets, octets, "", List.of());
    }

    private static Rendering html(TextDecoder.Decoded decoded) {
        HtmlRenderer.Rendered page = HtmlRenderer.render(decoded.text());
        boolean wide = decoded.wide() || isWide(page.text());
        return new Rendering(
                octets(page.text(), wide), octets(page.visible(), wide), octets(page.invisible(), wide), page.uris());
    }

    /** One character above 255 makes the whole text characters; without, what entities name are octets. */
    private static boolean isWide(String text) {
        return text.chars().anyMatch(c -> c > 0xff);
    }

    private static String octets(String text, boolean wide) {
        return wide ? Octets.utf8(text) : text;
    }
}
