package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a message into parts as SpamAssassin does, which forgives much: a part without an empty line behind its header, a
 * boundary that never ends, a multipart without any boundary. At most 1,000 parts and 20 levels; lines are cut at 2,048
 * octets. One tree is read by one instance; not safe for threads.
 */
final class MimeTree {
    static final int MAX_PARTS = 1_000;
    static final int MAX_DEPTH = 20;
    static final int MAX_LINE = 2_048;
    private int parts;

    private MimeTree() {}

    /** The root of a message's parts. */
    static MimePart of(MessageSource message) {
        return new MimeTree().part(message.headers(), message.body(), 0);
    }

    /** The leaves from left to right. */
    static List<MimePart> leaves(MimePart root) {
        List<MimePart> leaves = new ArrayList<>();
        addLeaves(root, leaves);
        return leaves;
    }

    private static void addLeaves(MimePart part, List<MimePart> leaves) {
        if (part.isLeaf()) {
            leaves.add(part);
        }
        part.children().forEach(child -> addLeaves(child, leaves));
    }

    private MimePart part(Headers headers, String body, int depth) {
        return part(headers, ContentType.parse(headers.last("content-type")), body, depth);
    }

    private MimePart part(Headers headers, ContentType type, String body, int depth) {
        parts++;
        if (depth < MAX_DEPTH && type.type().startsWith("multipart/")) {
            return new MimePart(headers, type, "", multipart(body, type, depth));
        }
        MimePart leaf = new MimePart(headers, type, body, List.of());
        return depth < MAX_DEPTH && isMessage(type) ? attached(leaf, depth) : leaf;
    }

    private static boolean isMessage(ContentType type) {
        return type.type().equals("message/rfc822") || type.type().equals("message/global");
    }

    private MimePart attached(MimePart leaf, int depth) {
        MessageSource message = MessageSource.of(Octets.bytes(leaf.decoded()));
        MimePart root = part(message.headers(), message.body(), depth + 1);
        return new MimePart(leaf.headers(), leaf.contentType(), leaf.raw(), List.of(root));
    }

    private List<MimePart> multipart(String body, ContentType type, int depth) {
        if (type.boundary().isEmpty()) {
            return List.of(part(new Headers(List.of()), body, depth + 1));
        }
        List<MimePart> children = new ArrayList<>();
        Boundaries boundaries = new Boundaries(body, type.boundary());
        boolean digest = type.type().equals("multipart/digest");
        int start = boundaries.skipPreamble();
        while (start < body.length() && parts < MAX_PARTS) {
            boundaries.findNext(start);
            children.add(child(body.substring(start, boundaries.contentEnd()), digest, depth));
            start = boundaries.isLast() ? body.length() : boundaries.next();
        }
        return children;
    }

    private MimePart child(String text, boolean digest, int depth) {
        List<HeaderField> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = Octets.lineEnd(text, at);
            if (!HeaderField.begins(text, at, end)) {
                at = text.charAt(at) == '\n' ? end : at;
                break;
            }
            while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
                end = Octets.lineEnd(text, end);
            }
            fields.add(HeaderField.parse(text.substring(at, end)));
            at = end;
        }
        Headers headers = new Headers(fields);
        String content = cutLines(text.substring(at));
        ContentType type = digest && headers.named("content-type").isEmpty()
                ? ContentType.MESSAGE
                : ContentType.parse(headers.last("content-type"));
        return part(headers, type, content, depth + 1);
    }

    private static String cutLines(String body) {
        StringBuilder out = new StringBuilder(body.length() + body.length() / MAX_LINE);
        for (int at = 0; at < body.length(); ) {
            int end = Octets.lineEnd(body, at);
            while (end - at > MAX_LINE) {
                out.append(body, at, at + MAX_LINE).append('\n');
                at += MAX_LINE;
            }
            out.append(body, at, end);
            at = end;
        }
        return out.toString();
    }
}
