package gatehouse.antispam.text;

/**
 * A marked section of SGML, such as <code>&lt;![CDATA[ … ]]&gt;</code>. Immutable.
 *
 * @param keyword in lower case
 * @param start of its content
 * @param end of its content
 * @param next behind it
 */
record HtmlSection(String keyword, int start, int end, int next) {
    private static final int MAX_KEYWORD = 64;

    /** Whether there is one at this {@code <![}. */
    static boolean begins(String html, int open) {
        return bracket(html, open) >= 0;
    }

    static HtmlSection at(String html, int open) {
        int bracket = bracket(html, open);
        String keyword = Octets.lower(Octets.trim(html.substring(open + 3, bracket)));
        int close = isMarkup(keyword) ? -1 : html.indexOf("]]>", bracket);
        int end = close < 0 ? html.length() : close;
        return new HtmlSection(keyword, bracket + 1, end, close < 0 ? html.length() : close + 3);
    }

    /** Its content is as if it were not in a section. */
    boolean isMarkup() {
        return isMarkup(keyword);
    }

    boolean isText() {
        return keyword.equals("rcdata");
    }

    boolean isIgnored() {
        return keyword.equals("ignore");
    }

    private static boolean isMarkup(String keyword) {
        return !keyword.equals("cdata") && !keyword.equals("rcdata") && !keyword.equals("ignore");
    }

    private static int bracket(String html, int open) {
        int limit = Math.min(html.length(), open + 3 + MAX_KEYWORD);
        for (int i = open + 3; i < limit; i++) {
            char c = html.charAt(i);
            if (c == '[') {
                return i;
            }
            if (!Octets.isWord(c) && !Octets.isSpace(c)) {
                return -1;
            }
        }
        return -1;
    }
}
