package gatehouse.antispam.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Splits HTML into tags and text as Perl's HTML::Parser does: no tree, no repair; a {@code <} that begins no tag is text. One
 * pass. For one thread.
 */
final class HtmlTokenizer {
    /** Elements in which nothing but their own end tag is a tag. */
    private static final Set<String> LITERAL = Set.of("script", "style", "xmp", "title", "textarea", "iframe");

    private static final int MAX_ATTRIBUTES = 1_000;
    private final String html;
    private final Consumer<HtmlToken> tokens;
    private int at;
    private int unterminatedComment = Integer.MAX_VALUE;

    private HtmlTokenizer(String html, Consumer<HtmlToken> tokens) {
        this.html = html;
        this.tokens = tokens;
    }

    static void tokenize(String html, Consumer<HtmlToken> tokens) {
        new HtmlTokenizer(html, tokens).run();
    }

    private void run() {
        int text = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                break;
            }
            at = open;
            int end = markupEnd(open);
            if (end < 0) {
                at = open + 1;
                continue;
            }
            text(text, open);
            text = end;
            at = end;
            text = Math.max(text, markup(open, end));
            at = text;
        }
        text(text, html.length());
    }

    private void text(int start, int end) {
        if (end > start) {
            tokens.accept(new HtmlToken.Text(HtmlEntities.decode(html.substring(start, end))));
        }
    }

    /** Where the markup at {@code open} ends; negative when it is text. */
    private int markupEnd(int open) {
        char c = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
        if (isLetter(c)) {
            return tagEnd(open + 1);
        }
        if (c == '/' && open + 2 < html.length() && isLetter(html.charAt(open + 2))) {
            return after('>', open);
        }
        if (c == '!') {
            return declarationEnd(open);
        }
        return c == '?' ? after('>', open) : -1;
    }

    private int declarationEnd(int open) {
        if (html.startsWith("<!--", open)) {
            return commentEnd(open);
        }
        return after('>', open);
    }

    private int commentEnd(int open) {
        if (open < unterminatedComment) {
            for (int dashes = html.indexOf("--", open + 4); dashes >= 0; dashes = html.indexOf("--", dashes + 1)) {
                int i = dashes + 2;
                while (i < html.length() && Octets.isSpace(html.charAt(i))) {
                    i++;
                }
                if (i < html.length() && html.charAt(i) == '>') {
                    return i + 1;
                }
            }
            unterminatedComment = open;
        }
        return after('>', open);
    }

    private int after(char c, int from) {
        int found = html.indexOf(c, from);
        return found < 0 ? -1 : found + 1;
    }

    /** Handles the markup; returns where the text behind it begins. */
    private int markup(int open, int end) {
        char c = html.charAt(open + 1);
        if (c == '/') {
            tokens.accept(new HtmlToken.End(name(open + 2)));
        } else if (isLetter(c)) {
            String name = name(open + 1);
            tokens.accept(new HtmlToken.Start(name, attributes(open + 1 + name.length(), end - 1)));
            return LITERAL.contains(name) ? literal(name, end) : end;
        }
        return end;
    }

    private int literal(String name, int start) {
        int close = indexOfIgnoringCase("</" + name, start);
        int end = close < 0 ? html.length() : close;
        if (end > start) {
            tokens.accept(new HtmlToken.Text(
                    name.equals("title") || name.equals("textarea")
                            ? HtmlEntities.decode(html.substring(start, end))
                            : html.substring(start, end)));
        }
        return end;
    }

    private int indexOfIgnoringCase(String what, int from) {
        for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 1)) {
            if (html.regionMatches(true, i, what, 0, what.length())) {
                return i;
            }
        }
        return -1;
    }

    private String name(int start) {
        int end = start;
        while (end < html.length() && isName(html.charAt(end))) {
            end++;
        }
        return Octets.lower(html.substring(start, end));
    }

    /** Behind the {@code >} that is in no quotes; where quotes do not end, behind the first. */
    private int tagEnd(int start) {
        int i = start;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '=') {
                i = valueEnd(i + 1);
                if (i < 0) {
                    return after('>', start);
                }
            } else {
                i++;
            }
        }
        return -1;
    }

    private int valueEnd(int start) {
        int i = skipSpace(start);
        if (i < html.length() && (html.charAt(i) == '"' || html.charAt(i) == '\'')) {
            return after(html.charAt(i), i + 1);
        }
        return i;
    }

    private int skipSpace(int start) {
        int i = start;
        while (i < html.length() && Octets.isSpace(html.charAt(i))) {
            i++;
        }
        return i;
    }

    private Map<String, String> attributes(int start, int end) {
        Map<String, String> attributes = new LinkedHashMap<>();
        int i = start;
        while (i < end && attributes.size() < MAX_ATTRIBUTES) {
            i = skipSpace(i);
            int name = i;
            while (i < end && !Octets.isSpace(html.charAt(i)) && html.charAt(i) != '=') {
                i++;
            }
            String key = Octets.lower(html.substring(name, Math.max(name, Math.min(i, end))));
            int equals = skipSpace(i);
            if (equals < end && html.charAt(equals) == '=') {
                int value = skipSpace(equals + 1);
                i = rawValueEnd(value, end);
                attributes.putIfAbsent(key, HtmlEntities.decode(unquoted(value, i)));
            } else if (!key.isEmpty()) {
                attributes.putIfAbsent(key, key);
            }
            i = Math.max(i, name + 1);
        }
        return attributes;
    }

    private int rawValueEnd(int value, int end) {
        if (value < end && (html.charAt(value) == '"' || html.charAt(value) == '\'')) {
            int close = html.indexOf(html.charAt(value), value + 1);
            return close < 0 || close > end ? end : close + 1;
        }
        int i = value;
        while (i < end && !Octets.isSpace(html.charAt(i))) {
            i++;
        }
        return i;
    }

    private String unquoted(int start, int end) {
        if (end - start >= 2 && (html.charAt(start) == '"' || html.charAt(start) == '\'')) {
            boolean closed = html.charAt(end - 1) == html.charAt(start);
            return html.substring(start + 1, closed ? end - 1 : end);
        }
        return start < end ? html.substring(start, end) : "";
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isName(char c) {
        return !Octets.isSpace(c) && c != '>' && c != '/' && c != '=';
    }
}
