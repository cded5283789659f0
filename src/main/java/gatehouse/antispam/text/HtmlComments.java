package gatehouse.antispam.text;

/** Finds the ends of comments: two dashes, white space and {@code >}; without these the first {@code >}. For one thread. */
final class HtmlComments {
    private final String html;
    private int endless = Integer.MAX_VALUE;

    HtmlComments(String html) {
        this.html = html;
    }

    /** Where the {@code >} is that ends the comment that begins at {@code open}; -1 when there is none. */
    int close(int open) {
        if (open >= endless) {
            return html.indexOf('>', open);
        }
        for (int dashes = html.indexOf("--", open + 4); dashes >= 0; dashes = html.indexOf("--", dashes + 1)) {
            int i = dashes + 2;
            while (i < html.length() && Octets.isSpace(html.charAt(i))) {
                i++;
            }
            if (i < html.length() && html.charAt(i) == '>') {
                return i;
            }
        }
        endless = open;
        return html.indexOf('>', open);
    }
}
