package gatehouse.antispam.text;

import java.util.List;
import java.util.Set;

/**
 * Renders HTML to text token by token, as SpamAssassin does: line breaks for blocks, spaces for cells, white space run
 * together in each text. What a reader cannot see is part of the text and is marked as invisible. On the way it counts what
 * {@link HtmlFacts} knows. For one thread.
 */
final class HtmlRenderer {
    private static final Set<String> LINES = Set.of("br", "div");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "hr", "blockquote", "pre", "listing", "plaintext", "xmp", "title");
    private static final Set<String> SPACES =
            Set.of("li", "th", "td", "dt", "dd", "embed", "h1", "h2", "h3", "h4", "h5", "h6");

    private final RenderedText rendered;
    private final HtmlStyles styles = new HtmlStyles();
    private final HtmlCounter counter = new HtmlCounter(styles);
    private final HtmlLinks links = new HtmlLinks();

    private HtmlRenderer(boolean wide) {
        rendered = new RenderedText(wide);
    }

    /**
     * What a page shows.
     *
     * @param text all of it, in which the invisible parts are marked
     * @param counter of what it is made of
     * @param uris of attributes, in their order
     */
    record Rendered(RenderedText text, HtmlCounter counter, List<HtmlUri> uris) {
        /**
         * The facts of the page.
         *
         * @param length of its source, in characters
         * @param octets of its source
         * @param wide whether its texts are characters
         */
        HtmlFacts facts(int length, int octets, boolean wide) {
            return counter.facts(new HtmlCounter.Size(length, octets, text.all()), wide);
        }
    }

    /** Renders a page of characters, or of octets if it is not wide. */
    static Rendered render(String html, boolean wide) {
        HtmlRenderer renderer = new HtmlRenderer(wide);
        HtmlTokenizer.tokenize(HtmlRepair.before(html), renderer::token);
        return new Rendered(renderer.rendered, renderer.counter, renderer.links.uris());
    }

    private void token(HtmlToken token) {
        if (token instanceof HtmlToken.Text text) {
            text(text.text());
        } else if (token instanceof HtmlToken.Start start) {
            start(start);
        } else if (token instanceof HtmlToken.End end) {
            end(end.name());
        } else if (token instanceof HtmlToken.Comment comment) {
            counter.comment(comment.markup());
        } else if (token instanceof HtmlToken.Declaration declaration && declaration.isDoctype()) {
            counter.doctype();
        }
    }

    private void start(HtmlToken.Start tag) {
        whiteSpace(tag.name());
        links.start(tag);
        styles.start(tag);
        counter.start(tag);
    }

    private void end(String name) {
        whiteSpace(name);
        links.end(name);
        styles.end(name);
        counter.end(name);
    }

    private void whiteSpace(String name) {
        if (LINES.contains(name)) {
            rendered.gap("\n");
        } else if (SPACES.contains(name)) {
            rendered.gap(" ");
        } else if (PARAGRAPHS.contains(name)) {
            rendered.gap("\n\n");
        }
    }

    private void text(String text) {
        if (!counter.isShown(text)) {
            return;
        }
        links.text(text);
        boolean invisible = styles.current().isInvisible() && !isBlank(text);
        if (invisible) {
            counter.invisible(styles.current().colours().contrast());
        }
        if (rendered.isJoinedBy(text)) {
            counter.brokenWord();
        }
        rendered.text(text, !invisible);
    }

    private static boolean isBlank(String text) {
        return Octets.isBlank(text, 0, text.length());
    }
}
