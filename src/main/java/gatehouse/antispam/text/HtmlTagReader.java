package gatehouse.antispam.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads one tag from its name to its {@code >}, with attributes between them whose values may be in quotes. A quote that
 * nothing closes leaves the tag unfinished. For one thread.
 */
final class HtmlTagReader {
    private static final int UNFINISHED = -1;
    private static final int MAX_ATTRIBUTES = 1_000;
    private final String html;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String name = "";
    private int at;

    private HtmlTagReader(String html, int at) {
        this.html = html;
        this.at = at;
    }

    /** Reads a start tag whose name begins at {@code at}. */
    static HtmlTagReader start(String html, int at) {
        return new HtmlTagReader(html, at).read(true);
    }

    /** Reads an end tag; what it has of attributes is skipped. */
    static HtmlTagReader end(String html, int at) {
        return new HtmlTagReader(html, at).read(false);
    }

    boolean isUnfinished() {
        return at == UNFINISHED;
    }

    /** In lower case. */
    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** Behind the {@code >}. */
    int end() {
        return at;
    }

    private HtmlTagReader read(boolean keepsAttributes) {
        int start = at;
        while (at < html.length() && !isSpace() && html.charAt(at) != '>') {
            at++;
        }
        name = Octets.lower(html.substring(start, at));
        skipSpace();
        while (at >= 0 && at < html.length() && html.charAt(at) != '>') {
            if (keepsAttributes) {
                attribute();
            } else {
                skipWord();
            }
        }
        at = at < 0 || at == html.length() ? UNFINISHED : at + 1;
        return this;
    }

    private void skipWord() {
        char first = html.charAt(at);
        if (first == '"' || first == '\'') {
            int close = html.indexOf(first, at + 1);
            at = close < 0 ? UNFINISHED : close + 1;
        } else {
            at++;
            while (first != '=' && at < html.length() && !isSpace() && "=>".indexOf(html.charAt(at)) < 0) {
                at++;
            }
        }
        skipSpace();
    }

    private void attribute() {
        int start = at++;
        while (at < html.length() && !isSpace() && html.charAt(at) != '=' && html.charAt(at) != '>') {
            at++;
        }
        int end = at;
        skipSpace();
        if (at < html.length() && html.charAt(at) == '=') {
            at++;
            skipSpace();
            value(start, end);
        } else {
            keep(start, end, start, end);
        }
        skipSpace();
    }

    private void value(int nameStart, int nameEnd) {
        if (at == html.length()) {
            return;
        }
        int start = at;
        char quote = html.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = html.indexOf(quote, at + 1);
            at = close < 0 ? UNFINISHED : close + 1;
            keep(nameStart, nameEnd, start + 1, close);
            return;
        }
        while (at < html.length() && !isSpace() && html.charAt(at) != '>') {
            at++;
        }
        keep(nameStart, nameEnd, start, at);
    }

    private void keep(int nameStart, int nameEnd, int start, int end) {
        if (start <= end && attributes.size() < MAX_ATTRIBUTES) {
            attributes.putIfAbsent(
                    Octets.lower(html.substring(nameStart, nameEnd)),
                    HtmlEntities.decodeValue(html.substring(start, end)));
        }
    }

    private void skipSpace() {
        while (at >= 0 && at < html.length() && isSpace()) {
            at++;
        }
    }

    private boolean isSpace() {
        return Octets.isSpace(html.charAt(at));
    }
}
