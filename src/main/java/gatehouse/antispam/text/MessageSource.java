package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as it came, split into header and body. A leading mbox line goes; CRLF line ends become newlines when the first
 * and the last line end so; up to three lines that are no
 * field, or one of an odd name, are tolerated, the fourth begins the body without a separator.
 * Immutable; safe for threads.
 *
 * @param headers the fields of the header
 * @param pristineHeader the header as it came, with the empty line at its end
 * @param body the body with newlines, as the MIME parser sees it
 * @param pristineBody the body as it came
 */
record MessageSource(Headers headers, String pristineHeader, String body, String pristineBody) {

    static MessageSource of(byte[] message) {
        return of(Octets.of(message));
    }

    static MessageSource of(String text) {
        int start = text.startsWith("From ") ? Octets.lineEnd(text, 0) : 0;
        Header header = new Header(text, start);
        int bodyStart = header.read();
        String pristine = text.substring(bodyStart);
        String body = isCrlf(text, start) ? pristine.replace("\r\n", "\n") : pristine;
        String head = text.substring(start, bodyStart);
        return new MessageSource(
                new Headers(header.fields, withoutEmptyLine(head)), head, BlankRuns.cut(body), pristine);
    }

    /** The whole message as it came. */
    String full() {
        return pristineHeader + pristineBody;
    }

    /** Whether an empty line ends the header. */
    boolean isSeparated() {
        return pristineHeader.endsWith("\n\n")
                || pristineHeader.endsWith("\n\r\n")
                || pristineHeader.equals("\n")
                || pristineHeader.equals("\r\n");
    }

    /** An empty line that ends in CRLF stays, as rules know it. */
    private static String withoutEmptyLine(String head) {
        return head.endsWith("\n\n") ? head.substring(0, head.length() - 1) : head;
    }

    private static boolean isCrlf(String text, int start) {
        int end = Octets.lineEnd(text, start);
        return end - start >= 2 && text.startsWith("\r\n", end - 2);
    }

    /** Reads header lines until the body begins. */
    private static final class Header {
        private static final int MAX_INVALID = 3;
        private static final int MAX_FIELDS = 20_000;
        private final String text;
        private final boolean crlf;
        private final List<HeaderField> fields = new ArrayList<>();
        private int at;
        private int invalid;

        Header(String text, int start) {
            this.text = text;
            this.at = start;
            this.crlf = isCrlf(text, start);
        }

        int read() {
            while (at < text.length()) {
                int end = Octets.lineEnd(text, at);
                if (isEmptyLine(text, at, end)) {
                    return end;
                }
                if (text.startsWith("--", at)) {
                    return at;
                }
                if (!HeaderField.begins(text, at, end) && ++invalid > MAX_INVALID) {
                    return at;
                }
                at = HeaderField.seemsToBegin(text, at, end) ? readField(end) : end;
            }
            return at;
        }

        private int readField(int lineEnd) {
            int end = lineEnd;
            while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
                end = Octets.lineEnd(text, end);
            }
            if (fields.size() < MAX_FIELDS) {
                String lines = text.substring(at, end);
                fields.add(HeaderField.parse(crlf ? lines.replace("\r\n", "\n") : lines));
            }
            return end;
        }

        private static boolean isEmptyLine(String text, int start, int end) {
            return text.charAt(start) == '\n' || (end - start == 2 && text.startsWith("\r\n", start));
        }
    }
}
