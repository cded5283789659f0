package gatehouse.antispam.text;

/** Finds the ends of declarations, of which there are two kinds: of a document's type, and of an entity. Static functions only. */
final class HtmlDeclaration {
    /** There is no declaration: what looks so is a comment. */
    static final int NONE = -1;
    /** A quote or a comment in it has no end. */
    static final int UNFINISHED = -2;

    private static final int MAX_LENGTH = 500;

    private HtmlDeclaration() {}

    /** Where the {@code >} is that ends the declaration at {@code open}; {@link #NONE} or {@link #UNFINISHED}. */
    static int close(String html, int open) {
        int at = afterKeyword(html, open);
        int limit = Math.min(html.length(), open + MAX_LENGTH);
        while (at > 0 && at < limit) {
            char c = html.charAt(at);
            if (c == '>') {
                return at;
            }
            at = Octets.isSpace(c) ? at + 1 : token(html, at, c);
        }
        return at < 0 ? at : limit == html.length() ? UNFINISHED : NONE;
    }

    private static int afterKeyword(String html, int open) {
        int at = html.regionMatches(true, open + 2, "doctype", 0, 7)
                ? open + 9
                : html.regionMatches(true, open + 2, "entity", 0, 6) ? open + 8 : html.length();
        return at < html.length() && !isOfName(html.charAt(at)) ? at : NONE;
    }

    private static int token(String html, int at, char first) {
        if (first == '"' || first == '\'') {
            int quote = html.indexOf(first, at + 1);
            return quote < 0 ? UNFINISHED : quote + 1;
        }
        if (first == '-') {
            int dashes = html.startsWith("--", at) ? html.indexOf("--", at + 2) : NONE;
            return dashes < 0 ? NONE : dashes + 2;
        }
        int end = at;
        while (end < html.length() && !Octets.isSpace(html.charAt(end)) && html.charAt(end) != '>') {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c) {
        return Octets.isWord(c) || c == '-' || c == '.' || c == ':';
    }
}
