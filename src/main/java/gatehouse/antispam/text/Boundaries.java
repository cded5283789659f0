package gatehouse.antispam.text;

/** Finds the lines of one boundary in a multipart, line by line. Immutable; safe for threads. */
final class Boundaries {
    private final Section body;
    private final String delimiter;

    Boundaries(Section body, String boundary) {
        this.body = body;
        this.delimiter = "--" + boundary;
    }

    /**
     * A boundary line.
     *
     * @param start of the line; the end of the multipart when there is none
     * @param end behind its newline
     * @param closes whether it is the last one
     */
    record Line(int start, int end, boolean closes) {
        boolean isFound() {
            return end > start;
        }
    }

    /** The line that begins the first part; what is before it is the preamble. */
    Line opening() {
        Line line = next(body.start());
        while (line.isFound() && line.closes()) {
            line = next(line.end());
        }
        return line;
    }

    /** The first line from {@code from}, which is the start of a line. */
    Line next(int from) {
        String text = body.text();
        for (int at = from; at < body.end(); ) {
            int end = body.lineEnd(at);
            if (text.charAt(at) == '-' && end - at >= delimiter.length() && text.startsWith(delimiter, at)) {
                int behind = at + delimiter.length();
                boolean closes = text.startsWith("--", behind) && behind + 2 <= end;
                if (Octets.isBlank(text, closes ? behind + 2 : behind, end)) {
                    return new Line(at, end, closes);
                }
            }
            at = end;
        }
        return new Line(body.end(), body.end(), false);
    }

    /** The line behind an inner multipart of the same boundary, in which {@code line} is. */
    Line behindInner(Line line) {
        Line inner = line;
        while (inner.isFound() && !inner.closes()) {
            inner = next(inner.end());
        }
        return next(inner.end());
    }
}
