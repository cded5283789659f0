package gatehouse.antispam.text;

/** Finds the lines of one boundary in a multipart, in one pass. For one thread. */
final class Boundaries {
    private final String body;
    private final String delimiter;
    private int contentEnd;
    private int next;
    private boolean last;

    Boundaries(String body, String boundary) {
        this.body = body;
        this.delimiter = "--" + boundary;
    }

    /** The start of the first part; that of the body when there is no boundary. */
    int skipPreamble() {
        int line = find(0, false);
        return line < 0 ? 0 : Octets.lineEnd(body, line);
    }

    /** Finds the end of the part that begins at {@code start}. */
    void findNext(int start) {
        int line = find(start, true);
        last = line < 0 || body.startsWith("--", line + delimiter.length());
        next = line < 0 ? body.length() : Octets.lineEnd(body, line);
        contentEnd = line < 0 ? body.length() : Math.max(start, line - 1);
    }

    /** Where the content ends: before the newline that belongs to the boundary. */
    int contentEnd() {
        return contentEnd;
    }

    int next() {
        return next;
    }

    /** Whether no part follows: the closing boundary was found, or none at all. */
    boolean isLast() {
        return last;
    }

    private int find(int from, boolean closing) {
        for (int at = from; at >= 0; at = body.indexOf(delimiter, at)) {
            boolean lineStart = at == 0 || body.charAt(at - 1) == '\n';
            if (lineStart && body.startsWith(delimiter, at) && isWhole(at, closing)) {
                return at;
            }
            at = at + 1;
        }
        return -1;
    }

    private boolean isWhole(int line, boolean closing) {
        int end = Octets.lineEnd(body, line);
        int after = line + delimiter.length();
        return Octets.isBlank(body, after, end)
                || (closing && body.startsWith("--", after) && Octets.isBlank(body, after + 2, end));
    }
}
