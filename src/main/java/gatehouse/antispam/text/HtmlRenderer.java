package gatehouse.antispam.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Renders HTML to text token by token, as SpamAssassin does: line breaks for blocks, spaces for cells, white space run
 * together in each text. What a reader cannot see is part of the text and is marked as invisible. At most 1,000 open
 * elements are remembered. For one thread.
 */
final class HtmlRenderer {
    private static final Set<String> LINES = Set.of("br", "div");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "hr", "blockquote", "pre", "listing", "plaintext", "xmp", "title");
    private static final Set<String> SPACES =
            Set.of("li", "th", "td", "dt", "dd", "embed", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final int MAX_OPEN = 1_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<HtmlStyle> styles = new ArrayDeque<>();
    private final List<HtmlUri> uris = new ArrayList<>();
    private int script;
    private int style;

    private HtmlRenderer() {
        styles.push(HtmlStyle.DEFAULT);
    }

    /**
     * What a page shows.
     *
     * @param text all of it
     * @param visible without what cannot be seen
     * @param invisible only what cannot be seen
     * @param uris of attributes, in their order
     */
    record Rendered(String text, String visible, String invisible, List<HtmlUri> uris) {}

    static Rendered render(String html) {
        HtmlRenderer renderer = new HtmlRenderer();
        HtmlTokenizer.tokenize(HtmlRepair.before(html), renderer::token);
        return renderer.rendered();
    }

    private Rendered rendered() {
        StringBuilder text = new StringBuilder();
        StringBuilder visible = new StringBuilder();
        StringBuilder invisible = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.text);
            (piece.invisible ? invisible : visible).append(piece.text);
        }
        return new Rendered(text.toString(), visible.toString(), invisible.toString(), List.copyOf(uris));
    }

    private void token(HtmlToken token) {
        if (token instanceof HtmlToken.Text text) {
            text(text.text());
        } else if (token instanceof HtmlToken.Start start) {
            start(start);
        } else if (token instanceof HtmlToken.End end) {
            end(end.name());
        }
    }

    private void start(HtmlToken.Start tag) {
        String name = tag.name();
        script += name.equals("script") ? 1 : 0;
        style += name.equals("style") ? 1 : 0;
        whiteSpace(name);
        HtmlUri.of(tag).ifPresent(uris::add);
        if (HtmlStyle.isStyled(name) && styles.size() < MAX_OPEN) {
            styles.push(styles.getFirst().with(tag));
        }
    }

    private void end(String name) {
        script = name.equals("script") ? Math.max(0, script - 1) : script;
        style = name.equals("style") ? Math.max(0, style - 1) : style;
        whiteSpace(name);
        if (HtmlStyle.isStyled(name)) {
            close(name);
        }
    }

    private void close(String name) {
        if (styles.stream().anyMatch(open -> open.tag().equals(name))) {
            while (!styles.pop().tag().equals(name)) {
                // what is open within it closes with it
            }
        }
    }

    private void whiteSpace(String name) {
        if (LINES.contains(name)) {
            gap("\n");
        } else if (SPACES.contains(name)) {
            gap(" ");
        } else if (PARAGRAPHS.contains(name)) {
            gap("\n\n");
        }
    }

    private void gap(String white) {
        if (!pieces.isEmpty()) {
            Piece last = pieces.get(pieces.size() - 1);
            if (!last.gap && !last.invisible && last.text.endsWith(" ")) {
                last.text = last.text.substring(0, last.text.length() - 1);
            }
        }
        pieces.add(new Piece(white, true, false));
    }

    private void text(String text) {
        if (script > 0 || style > 0) {
            return;
        }
        boolean invisible = !isBlank(text) && styles.getFirst().isInvisible();
        String shown = collapse(text);
        if (!invisible && !pieces.isEmpty() && pieces.get(pieces.size() - 1).gap && shown.startsWith(" ")) {
            shown = shown.substring(1);
        }
        pieces.add(new Piece(shown, false, invisible));
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Octets.isSpace(text.charAt(i)) && text.charAt(i) != 0xa0) {
                return false;
            }
        }
        return true;
    }

    private static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = Octets.isSpace(c);
            if (!white || !space) {
                out.append(white ? ' ' : c);
            }
            space = white;
        }
        return out.toString();
    }

    /** A piece of the rendered text: a gap that an element makes, or text. */
    private static final class Piece {
        private String text;
        private final boolean gap;
        private final boolean invisible;

        Piece(String text, boolean gap, boolean invisible) {
            this.text = text;
            this.gap = gap;
            this.invisible = invisible;
        }
    }
}
