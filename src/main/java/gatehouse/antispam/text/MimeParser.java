package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits a message into parts as SpamAssassin does, which forgives much: a part without an empty line behind its header, a
 * boundary that never ends, a multipart without any boundary. Multiparts are not copied: each is read where it stands in
 * the body, once for each multipart around it. At most 1,000 parts and 20 levels. One instance reads one message; not safe
 * for threads.
 */
final class MimeParser {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_DEPTH = 20;

    private final Set<ParseFlag> flags = EnumSet.noneOf(ParseFlag.class);
    private final Map<String, Integer> openBoundaries = new HashMap<>();
    private int parts;

    /** A part before it is made. */
    private record Piece(PartHeader header, Section content) {}

    /** The root of a message's parts. */
    MimePart parse(MessageSource message) {
        if (message.headers().fields().stream().anyMatch(HeaderField::isCut)) {
            flags.add(ParseFlag.TRUNCATED_HEADER);
        }
        if (!message.isSeparated()) {
            flags.add(ParseFlag.MISSING_HEAD_BODY_SEPARATOR);
        }
        return message(message, 0);
    }

    Set<ParseFlag> flags() {
        if (openBoundaries.values().stream().anyMatch(open -> open != 0)) {
            flags.add(ParseFlag.UNBALANCED_BOUNDARY);
        }
        return flags;
    }

    private MimePart message(MessageSource message, int depth) {
        ContentType type = ContentType.of(message.headers());
        Section content = Section.of(type.isMultipart() ? withSeparator(message.body(), type) : message.body());
        return part(message.headers(), type, content, depth);
    }

    /** The empty line behind the header is seen as that of the first part, where no boundary comes before. */
    private static String withSeparator(String body, ContentType type) {
        boolean single = Octets.lineEnd(body, 0) == body.length();
        boolean blank = !single && Octets.isSpace(body.charAt(0));
        boolean boundary = !type.boundary().isEmpty() && body.startsWith("--" + type.boundary());
        return single || blank || boundary ? body : "\n" + body;
    }

    private MimePart part(Headers headers, ContentType type, Section content, int depth) {
        if (type.isMultipart() && type.boundary().isEmpty()) {
            return MimePart.plain(headers, type, content);
        }
        if (type.isMultipart() && depth < MAX_DEPTH) {
            return MimePart.of(headers, type, children(type, content, depth));
        }
        MimePart leaf = MimePart.leaf(headers, type, content);
        if (!type.isMessage() || depth >= MAX_DEPTH || leaf.decoded().isEmpty()) {
            return leaf;
        }
        MimePart root = message(MessageSource.of(leaf.decoded()), depth + 1);
        return MimePart.of(headers, type, List.of(root));
    }

    private List<MimePart> children(ContentType multipart, Section body, int depth) {
        List<MimePart> children = new ArrayList<>();
        for (Piece piece : pieces(multipart.boundary(), body)) {
            children.add(child(multipart, piece, depth));
        }
        return children;
    }

    /** What is between the boundaries of a multipart; all of it when there is none that opens it. */
    private List<Piece> pieces(String boundary, Section body) {
        Boundaries boundaries = new Boundaries(body, boundary);
        Boundaries.Line line = boundaries.opening();
        if (!line.isFound()) {
            return whole(boundaries, boundary, body);
        }
        openBoundaries.put(boundary, 1);
        noteMissingHeader(body, line.end());
        List<Piece> pieces = new ArrayList<>();
        while (line.end() < body.end() && !line.closes()) {
            if (parts >= MAX_PARTS) {
                flags.add(ParseFlag.MIMEPART_LIMIT_EXCEEDED);
                return pieces;
            }
            int start = line.end();
            line = boundaries.next(start);
            PartHeader header = header(body, start, line);
            line = header.nests(boundary) ? boundaries.behindInner(line) : line;
            pieces.add(piece(header, body, line));
            noteBoundary(boundary, body, line);
        }
        return pieces;
    }

    private List<Piece> whole(Boundaries boundaries, String boundary, Section body) {
        if (body.isEmpty()) {
            return List.of();
        }
        Boundaries.Line line = boundaries.next(body.start());
        noteBoundary(boundary, body, line);
        return List.of(piece(header(body, body.start(), line), body, line));
    }

    /** Where no boundary follows the last line is of the body, whatever it looks like. */
    private static PartHeader header(Section body, int start, Boundaries.Line line) {
        int limit = line.isFound() ? line.start() : Math.max(start, body.lastLine());
        return PartHeader.read(body.part(start, body.end()), limit);
    }

    /** Without the newline before a boundary, which belongs to it. */
    private Piece piece(PartHeader header, Section body, Boundaries.Line line) {
        parts++;
        int start = header.bodyStart();
        int end = line.isFound() ? Math.max(start, line.start() - 1) : line.start();
        return new Piece(header, body.part(start, end));
    }

    private MimePart child(ContentType multipart, Piece piece, int depth) {
        if (!piece.header().isSeparated()) {
            flags.add(ParseFlag.MISSING_MIME_HEAD_BODY_SEPARATOR);
        }
        Headers headers = piece.header().headers();
        ContentType type = ContentType.of(headers);
        if (type.missing() && multipart.type().equals("multipart/digest")) {
            type = type.as("message/rfc822");
        }
        return part(headers, type.within(multipart), piece.content(), depth + 1);
    }

    private void noteBoundary(String boundary, Section body, Boundaries.Line line) {
        if (line.closes()) {
            openBoundaries.merge(boundary, -1, Integer::sum);
            noteEpilogue(body, line.end());
        } else if (line.isFound()) {
            noteMissingHeader(body, line.end());
        }
    }

    private void noteMissingHeader(Section body, int at) {
        int name = at;
        while (name < body.end() && HeaderField.isNameCharacter(body.text().charAt(name))) {
            name++;
        }
        boolean field = name > at && name < body.end() && body.text().charAt(name) == ':';
        if (at < body.end() && !field) {
            flags.add(ParseFlag.MISSING_MIME_HEADERS);
        }
    }

    /** Dots and white space do not count. */
    private void noteEpilogue(Section body, int from) {
        for (int i = from; i < body.end(); i++) {
            char c = body.text().charAt(i);
            if (c != '.' && !Octets.isSpace(c)) {
                flags.add(ParseFlag.MIME_EPILOGUE_EXISTS);
                return;
            }
        }
    }
}
