package gatehouse.antispam.text;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Splits HTML into tags, text and comments as Perl's HTML::Parser does: no tree, no repair; a {@code <} that begins no markup
 * is text; markup that has no end makes a comment of all the rest. One pass, each character looked at a bounded number of
 * times. For one thread.
 */
final class HtmlTokenizer {
    /** Elements in which nothing but their own end tag is markup. */
    private static final Set<String> LITERAL =
            Set.of("script", "style", "xmp", "title", "textarea", "iframe", "plaintext");

    private final String html;
    private final Consumer<HtmlToken> tokens;
    private final HtmlComments comments;
    /** Literal elements that no end tag closes from here on. */
    private final Set<String> endless = new HashSet<>();

    /** Whether a title is open that has no end tag: the next tag ends it. */
    private boolean openTitle;

    private int textStart;

    private HtmlTokenizer(String html, Consumer<HtmlToken> tokens) {
        this.html = html;
        this.tokens = tokens;
        comments = new HtmlComments(html);
    }

    static void tokenize(String html, Consumer<HtmlToken> tokens) {
        new HtmlTokenizer(html, tokens).run();
    }

    private void run() {
        for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', Math.max(open + 1, textStart))) {
            if (open + 1 == html.length()) {
                unfinished(open);
            } else {
                markup(open, html.charAt(open + 1));
            }
        }
        lastText();
    }

    /** A page's last word, or the white space behind it, is a text of its own. */
    private void lastText() {
        int i = html.length();
        while (i > textStart && !isSpace(i - 1)) {
            i--;
        }
        while (i > textStart && isSpace(i - 1)) {
            i--;
        }
        text(i);
        textStart = Math.max(i, textStart);
        text(html.length());
        endTitle();
    }

    private void endTitle() {
        if (openTitle) {
            openTitle = false;
            tokens.accept(new HtmlToken.End("title"));
        }
    }

    private void markup(int open, char kind) {
        if (isLetter(kind)) {
            startTag(open);
        } else if (kind == '/') {
            endTag(open);
        } else if (kind == '!') {
            declaration(open);
        } else if (kind == '?') {
            instruction(open);
        } else {
            text(open);
            textStart = open;
        }
    }

    private void startTag(int open) {
        HtmlTagReader tag = HtmlTagReader.start(html, open + 1);
        if (tag.isUnfinished()) {
            unfinished(open);
            return;
        }
        emit(new HtmlToken.Start(tag.name(), tag.attributes()), open, tag.end());
        if (LITERAL.contains(tag.name())) {
            literal(tag.name());
        }
    }

    private void endTag(int open) {
        if (open + 2 < html.length() && (isSpace(open + 2) || html.charAt(open + 2) == '>')) {
            comment(open, html.indexOf('>', open));
            return;
        }
        HtmlTagReader tag = HtmlTagReader.end(html, open + 2);
        if (tag.isUnfinished()) {
            unfinished(open);
        } else {
            emit(new HtmlToken.End(tag.name()), open, tag.end());
        }
    }

    private void declaration(int open) {
        if (html.startsWith("<!--", open)) {
            comment(open, comments.close(open));
        } else if (html.startsWith("<![", open) && HtmlSection.begins(html, open)) {
            section(HtmlSection.at(html, open), open);
        } else {
            int close = HtmlDeclaration.close(html, open);
            if (close > 0) {
                emit(new HtmlToken.Declaration(html.substring(open, close + 1)), open, close + 1);
            } else {
                comment(open, close == HtmlDeclaration.UNFINISHED ? -1 : html.indexOf('>', open));
            }
        }
    }

    private void section(HtmlSection section, int open) {
        text(open);
        textStart = section.start();
        if (!section.isMarkup()) {
            String content = html.substring(section.start(), section.end());
            emitText(section.isText() ? HtmlEntities.decode(content) : section.isIgnored() ? "" : content);
            textStart = section.next();
        }
    }

    private void instruction(int open) {
        int close = html.indexOf('>', open);
        if (close < 0) {
            unfinished(open);
        } else {
            text(open);
            endTitle();
            textStart = close + 1;
        }
    }

    /** Reports markup without an end, and all that follows it, as a comment. */
    private void unfinished(int open) {
        comment(open, -1);
    }

    private void comment(int open, int close) {
        int end = close < 0 ? html.length() : close + 1;
        emit(new HtmlToken.Comment(html.substring(open, end)), open, end);
    }

    private void emit(HtmlToken token, int start, int end) {
        text(start);
        if (!(token instanceof HtmlToken.Comment)) {
            endTitle();
        }
        tokens.accept(token);
        textStart = end;
    }

    private void text(int end) {
        if (end > textStart) {
            emitText(HtmlEntities.decode(html.substring(textStart, end)));
        }
    }

    private void emitText(String text) {
        if (!text.isEmpty()) {
            tokens.accept(new HtmlToken.Text(text));
        }
    }

    /** What is in a literal element is text; where nothing ends it, that is so up to the end, but see {@link #openTitle}. */
    private void literal(String name) {
        int close = name.equals("plaintext") ? -1 : literalEnd(name);
        if (close < 0 && name.equals("title")) {
            openTitle = textStart < html.length();
            return;
        }
        String content = html.substring(textStart, close < 0 ? html.length() : close);
        boolean decoded = name.equals("title") || name.equals("textarea");
        emitText(decoded ? HtmlEntities.decode(content) : content);
        textStart += content.length();
        if (close < 0 && (name.equals("script") || name.equals("style"))) {
            tokens.accept(new HtmlToken.End(name));
        }
    }

    private int literalEnd(String name) {
        if (endless.contains(name)) {
            return -1;
        }
        for (int i = html.indexOf("</", textStart); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, name, 0, name.length()) && closes(i + 2 + name.length())) {
                return i;
            }
        }
        endless.add(name);
        return -1;
    }

    private boolean closes(int from) {
        int i = from;
        while (i < html.length() && isSpace(i)) {
            i++;
        }
        return i < html.length() && html.charAt(i) == '>';
    }

    private boolean isSpace(int at) {
        return Octets.isSpace(html.charAt(at));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
