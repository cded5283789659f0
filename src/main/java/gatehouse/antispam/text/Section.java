package gatehouse.antispam.text;

/**
 * A stretch of a message that is not copied until someone asks for it. Immutable.
 *
 * @param text what it is a stretch of
 * @param start of its first octet
 * @param end behind its last octet
 * @param depth how many multiparts it is in
 */
record Section(String text, int start, int end, int depth) {
    static final int MAX_LINE = 2_048;

    static Section of(String text) {
        return new Section(text, 0, text.length(), 0);
    }

    /** A part of this section, which is a multipart. */
    Section part(int from, int to) {
        return new Section(text, from, to, depth + 1);
    }

    /** What begins this section. */
    Section start(int octets) {
        return new Section(text, start, Math.min(end, start + octets), depth);
    }

    /** The length of the longest line with its newline, after long lines were cut. */
    int longestLine() {
        int longest = 0;
        for (int at = start; at < end; ) {
            int next = lineEnd(at);
            longest = Math.max(longest, next - at);
            at = next;
        }
        return depth == 0 ? longest : Math.min(longest, MAX_LINE + 1);
    }

    boolean isEmpty() {
        return start == end;
    }

    /** The end of the line that begins at {@code from}: behind its newline. */
    int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 || newline >= end ? end : newline + 1;
    }

    /** The start of the last line. */
    int lastLine() {
        int newline = end - 2 < start ? -1 : text.lastIndexOf('\n', end - 2);
        return Math.max(start, newline + 1);
    }

    /** Whether the line that begins at {@code from} is nothing but a line end. */
    boolean isEmptyLine(int from) {
        return text.charAt(from) == '\n' || text.startsWith("\r\n", from);
    }

    /**
     * Its octets. A line above 2,048 octets is cut, as SpamAssassin does: once for each multipart around it, so that
     * so many newlines are between its pieces.
     */
    String octets() {
        return depth == 0 || longestLine() <= MAX_LINE ? text.substring(start, end) : cutLines();
    }

    private String cutLines() {
        StringBuilder out = new StringBuilder(end - start + (end - start) / MAX_LINE * depth);
        int copied = start;
        for (int at = start; at < end; ) {
            int next = lineEnd(at);
            for (; next - at > MAX_LINE; at += MAX_LINE) {
                out.append(text, copied, at + MAX_LINE).append("\n".repeat(depth));
                copied = at + MAX_LINE;
            }
            at = next;
        }
        return out.append(text, copied, end).toString();
    }
}
