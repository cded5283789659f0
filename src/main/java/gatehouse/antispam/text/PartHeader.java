package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a part, read leniently: it ends at the first line that is no field, whether empty or not. A field that
 * nothing follows is lost. Read once; then immutable.
 */
final class PartHeader {
    private final Section part;
    private final List<HeaderField> fields = new ArrayList<>();
    private int bodyStart;
    private boolean separated = true;

    private PartHeader(Section part) {
        this.part = part;
    }

    /** Reads the header of a part, which ends before {@code end}. */
    static PartHeader read(Section part, int end) {
        PartHeader header = new PartHeader(part);
        header.read(end);
        return header;
    }

    Headers headers() {
        return new Headers(fields);
    }

    /** Where the body begins. */
    int bodyStart() {
        return bodyStart;
    }

    /** Whether an empty line stands before the body, if there is one. */
    boolean isSeparated() {
        return separated;
    }

    /** Whether the part is a multipart of the same boundary as the one around it, as its last field says. */
    boolean nests(String boundary) {
        HeaderField last = fields.isEmpty() ? new HeaderField("", "") : fields.get(fields.size() - 1);
        return last.lowerName().equals("content-type")
                && ContentType.parse(last.decoded()).boundary().equals(boundary);
    }

    private void read(int end) {
        int at = part.start();
        while (at < end) {
            int next = fieldEnd(at, end);
            if (next == at) {
                beginBody(at);
                return;
            }
            if (next < end) {
                fields.add(field(part.text().substring(at, next)));
            }
            at = next;
        }
        bodyStart = end;
    }

    private void beginBody(int at) {
        separated = part.isEmptyLine(at);
        bodyStart = separated ? part.lineEnd(at) : at;
    }

    /** Behind the lines of the field that begins here; {@code at} when none does. */
    private int fieldEnd(int at, int limit) {
        int end = part.lineEnd(at);
        if (!HeaderField.begins(part.text(), at, end)) {
            return at;
        }
        while (end < limit && (part.text().charAt(end) == ' ' || part.text().charAt(end) == '\t')) {
            end = part.lineEnd(end);
        }
        return end;
    }

    /** The name is all before the colon, the value begins behind all white space. */
    private static HeaderField field(String lines) {
        int colon = lines.indexOf(':');
        return new HeaderField(lines.substring(0, colon), Octets.trimStart(lines.substring(colon + 1)));
    }
}
