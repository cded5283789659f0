package gatehouse.embedded.mime;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entity of a sliced MIME part: its header fields, and where its content lies in the blob. A multipart's content is
 * its preamble, its children with their boundaries, and its epilogue. Immutable.
 *
 * @param fields header fields as they came, see {@link HeaderFields}
 * @param type media type and subtype, in lower case: {@code text/plain}
 * @param start offset of the first header field
 * @param contentStart offset of the first byte after the empty line
 * @param contentEnd offset after the last byte; the line break before a boundary belongs to the boundary
 * @param multipart absent for an entity that is a leaf, which an attached message is too
 */
public record Slice(
        List<String> fields,
        String type,
        long start,
        long contentStart,
        long contentEnd,
        Optional<Multipart> multipart) {
    public Slice {
        fields = List.copyOf(fields);
    }

    /** What only a multipart has; the preamble is text without its last line break, and cut at 64 KB. */
    public record Multipart(String boundary, String preamble, List<Slice> children) {
        public Multipart {
            children = List.copyOf(children);
        }
    }

    public long contentLength() {
        return contentEnd - contentStart;
    }

    public List<Slice> children() {
        return multipart.map(Multipart::children).orElse(List.of());
    }

    /** The value of a header field on one line. */
    public Optional<String> field(String name) {
        return HeaderFields.first(fields, name);
    }

    public HeaderValue contentType() {
        return HeaderValue.parse(field("Content-Type").orElse(type));
    }

    public TransferEncoding encoding() {
        return field("Content-Transfer-Encoding")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .map(TransferEncoding::of)
                .orElse(TransferEncoding.NONE);
    }

    /** How many entities there are, with this one. */
    public int count() {
        return 1 + children().stream().mapToInt(Slice::count).sum();
    }

    /** Reads content that was opened at {@code contentStart} through this entity's transfer encoding. */
    public InputStream decoded(InputStream content) {
        return encoding().decoded(content);
    }
}
