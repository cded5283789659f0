package gatehouse.antispam.text;

/**
 * What is replaced in HTML before it is split, wherever it stands: the entity of the no-break space by a space, and elements
 * that XML writes as empty by start tags. One pass. Static functions only.
 */
final class HtmlRepair {
    private HtmlRepair() {}

    static String before(String html) {
        String spaced = html.replace("&nbsp;", " ");
        int slash = spaced.indexOf("/>");
        if (slash < 0) {
            return spaced;
        }
        StringBuilder out = new StringBuilder(spaced.length());
        int at = 0;
        while (slash >= 0) {
            int end = nameEnd(spaced, at, slash);
            out.append(spaced, at, end < 0 ? slash + 1 : end);
            at = slash + 1;
            slash = spaced.indexOf("/>", at);
        }
        return out.append(spaced, at, spaced.length()).toString();
    }

    /** The end of the name of an empty element that ends in this slash; negative where there is none. */
    private static int nameEnd(String html, int from, int slash) {
        int end = slash;
        while (end > from && Octets.isSpace(html.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > from && Octets.isWord(html.charAt(start - 1))) {
            start--;
        }
        return start < end && start > from && html.charAt(start - 1) == '<' ? end : -1;
    }
}
