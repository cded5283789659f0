package gatehouse.embedded.mime;

import gatehouse.embedded.mime.Slice.Multipart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the entities of a MIME part in one pass over its bytes, without holding them. It goes down into multiparts; an
 * attached message is a leaf, as in Domino. For one part, one thread.
 *
 * <p>The idea: boundaries of all open multiparts lie on a stack, and the content of an entity ends at a line that is any
 * of them, the innermost first; so a multipart that was never closed ends with the one around it.
 */
public final class MimeSlicer {
    static final int MAX_DEPTH = 64;
    static final int MAX_ENTITIES = 20_000;
    static final int MAX_HEADER = 1024 * 1024;
    private static final int MAX_ALL_HEADERS = 8 * MAX_HEADER;
    private static final int MAX_BOUNDARY = 1000;
    /** So much of a line must be seen to know a boundary, with white space behind it. */
    private static final int MAX_LINE = MAX_BOUNDARY + 100;

    private static final int MAX_PREAMBLE = 64 * 1024;
    private static final int END_OF_PART = -1;

    private final LineReader lines;
    private final List<String> boundaries = new ArrayList<>();
    private int entities;
    private long headerBytes;
    /** What ended the content before: an index into {@link #boundaries}, and whether that was its last line. */
    private int stop = END_OF_PART;

    private boolean closing;

    private MimeSlicer(InputStream in) {
        lines = new LineReader(in);
    }

    /**
     * Slices a part: header fields, an empty line, content.
     *
     * @throws ItemizeException when it is malformed, too deep, or has too many entities or too long a header
     */
    public static Slice slice(InputStream part) throws IOException {
        return new MimeSlicer(part).entity("text/plain");
    }

    private Slice entity(String defaultType) throws IOException {
        if (++entities > MAX_ENTITIES) {
            throw new ItemizeException("More than " + MAX_ENTITIES + " MIME entities");
        }
        long start = lines.end();
        List<String> fields = new ArrayList<>();
        boolean hasContent = header(fields);
        long contentStart = hasContent ? lines.end() : contentEnd(start);
        HeaderValue contentType =
                HeaderValue.parse(HeaderFields.first(fields, "Content-Type").orElse(defaultType));
        String type = contentType.value().toLowerCase(Locale.ROOT);
        Optional<Multipart> multipart = Optional.empty();
        if (hasContent && type.startsWith("multipart/")) {
            multipart = Optional.of(multipart(type, contentType));
        } else if (hasContent) {
            skipContent();
        }
        return new Slice(fields, type, start, contentStart, contentEnd(contentStart), multipart);
    }

    /** Reads the header; false when the entity ends with it. */
    private boolean header(List<String> fields) throws IOException {
        HeaderFields.Collector collector = new HeaderFields.Collector(fields);
        long start = lines.end();
        while (nextLine(MAX_HEADER)) {
            if (lines.isEmpty()) {
                collector.end();
                headerBytes += lines.end() - start;
                return true;
            }
            collector.add(lines);
            if (lines.end() - start > MAX_HEADER || headerBytes + lines.end() - start > MAX_ALL_HEADERS) {
                throw new ItemizeException("A MIME header longer than " + MAX_HEADER + " bytes");
            }
        }
        collector.end();
        return false;
    }

    private Multipart multipart(String type, HeaderValue contentType) throws IOException {
        String boundary = contentType
                .parameter("boundary")
                .map(String::stripTrailing)
                .filter(b -> !b.isEmpty() && b.length() <= MAX_BOUNDARY)
                .orElseThrow(() -> new ItemizeException("A " + printable(type) + " without a boundary"));
        if (boundaries.size() == MAX_DEPTH) {
            throw new ItemizeException("Multiparts deeper than " + MAX_DEPTH);
        }
        int level = boundaries.size();
        boundaries.add(boundary);
        String preamble = preamble();
        if (stop != level) {
            throw new ItemizeException("The boundary of a " + printable(type) + " is never found");
        }
        List<Slice> children = new ArrayList<>();
        while (stop == level && !closing) {
            children.add(entity(type.equals("multipart/digest") ? "message/rfc822" : "text/plain"));
        }
        boundaries.remove(level);
        if (stop == level) {
            skipContent();
        }
        return new Multipart(boundary, preamble, children);
    }

    private String preamble() throws IOException {
        StringBuilder preamble = new StringBuilder();
        String lineBreak = "";
        while (nextLine(MAX_LINE)) {
            if (preamble.length() < MAX_PREAMBLE) {
                preamble.append(lineBreak).append(lines.text());
                lineBreak = "\r\n";
            }
        }
        return preamble.toString();
    }

    private void skipContent() throws IOException {
        boolean more = true;
        while (more) {
            more = nextLine(MAX_LINE);
        }
    }

    /** Goes to the next line; false when it is a boundary, or there is none. */
    private boolean nextLine(int keep) throws IOException {
        stop = END_OF_PART;
        return lines.next(keep) && !isBoundary();
    }

    private boolean isBoundary() {
        if (!lines.startsWithDashes() || boundaries.isEmpty()) {
            return false;
        }
        String line = lines.text().stripTrailing();
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            String boundary = boundaries.get(i);
            closing = line.length() == boundary.length() + 4 && line.endsWith("--");
            if ((closing || line.length() == boundary.length() + 2) && line.startsWith(boundary, 2)) {
                stop = i;
                return true;
            }
        }
        return false;
    }

    /** Where content ends that ends here: before the line break that belongs to the boundary, or with the part. */
    private long contentEnd(long contentStart) {
        if (stop == END_OF_PART) {
            return lines.end();
        }
        return Math.max(contentStart, lines.start() - lines.previousBreak());
    }

    private static String printable(String type) {
        return type.substring(0, Math.min(type.length(), 60)).replaceAll("[^\\x21-\\x7e]", "?");
    }
}
