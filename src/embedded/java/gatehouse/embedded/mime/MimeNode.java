package gatehouse.embedded.mime;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An entity that may be read, changed and built: header fields, and either content, which stays in the store, or
 * children. The root of a message also has the message's header fields, which stand in items of the note. Not thread safe.
 */
public final class MimeNode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String LINE_END = "\r\n";

    private final Optional<MimeNode> parent;
    private final List<MimeField> fields = new ArrayList<>();
    private final List<MimeNode> children = new ArrayList<>();
    private String preamble = "";
    private Optional<Content> content = Optional.empty();
    private String defaultType = "text/plain";

    private MimeNode(Optional<MimeNode> parent) {
        this.parent = parent;
    }

    /** Bytes of a blob. */
    public record Content(Blob blob, long offset, long length) {}

    /** A root without anything. */
    public static MimeNode create() {
        return new MimeNode(Optional.empty());
    }

    /** Reads the entities of a blob. */
    public static MimeNode read(NsfStore store, Blob blob) throws IOException {
        try (InputStream in = store.openBlob(blob, 0, blob.length())) {
            return of(MimeSlicer.slice(in), blob, Optional.empty());
        }
    }

    private static MimeNode of(Slice slice, Blob blob, Optional<MimeNode> parent) {
        MimeNode node = new MimeNode(parent);
        node.defaultType = slice.type();
        slice.fields().forEach(field -> node.fields.add(new MimeField(field)));
        slice.children().forEach(child -> node.children.add(of(child, blob, Optional.of(node))));
        node.preamble = slice.multipart().map(Slice.Multipart::preamble).orElse("");
        if (slice.children().isEmpty()) {
            node.content = Optional.of(new Content(blob, slice.contentStart(), slice.contentLength()));
        }
        return node;
    }

    /** Puts the message's header fields before the entity's own. */
    public void addMessageFields(Note note) {
        fields.addAll(0, HeaderItems.fields(note).stream().map(MimeField::new).toList());
    }

    public Optional<MimeNode> parent() {
        return parent;
    }

    public List<MimeNode> children() {
        return children;
    }

    /** The entity after this one under the same parent. */
    public Optional<MimeNode> nextSibling() {
        List<MimeNode> siblings = parent.map(MimeNode::children).orElse(List.of());
        int next = siblings.indexOf(this) + 1;
        return next > 0 && next < siblings.size() ? Optional.of(siblings.get(next)) : Optional.empty();
    }

    /** The entity after this one, depth first. */
    public Optional<MimeNode> next() {
        if (!children.isEmpty()) {
            return Optional.of(children.get(0));
        }
        Optional<MimeNode> node = Optional.of(this);
        while (node.isPresent() && node.get().nextSibling().isEmpty()) {
            node = node.get().parent();
        }
        return node.flatMap(MimeNode::nextSibling);
    }

    public List<MimeField> fields() {
        return fields;
    }

    public Optional<MimeField> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public MimeField addField(String name) {
        if (!name.matches("[!-9;-~]{1,200}")) {
            throw new IllegalArgumentException("No name of a header: " + name);
        }
        MimeField field = new MimeField(name + ":");
        fields.add(field);
        return field;
    }

    /** Sets a field, in place of the first of that name. */
    public void set(String name, String value) {
        field(name).orElseGet(() -> addField(name)).value(value);
    }

    public HeaderValue contentType() {
        return HeaderValue.parse(field(CONTENT_TYPE).map(MimeField::value).orElse(defaultType));
    }

    public TransferEncoding encoding() {
        return field("Content-Transfer-Encoding")
                .map(MimeField::value)
                .map(TransferEncoding::of)
                .orElse(TransferEncoding.NONE);
    }

    public String preamble() {
        return preamble;
    }

    public void preamble(String text) {
        preamble = text;
    }

    public void content(Content bytes, String type, TransferEncoding encoding) {
        content = Optional.of(bytes);
        children.clear();
        set(CONTENT_TYPE, type);
        fields.removeIf(field -> field.name().equalsIgnoreCase("Content-Transfer-Encoding"));
        if (!encoding.token().isEmpty()) {
            set("Content-Transfer-Encoding", encoding.token());
        }
    }

    /** A new last child; this entity becomes a multipart if it is none. */
    public MimeNode addChild() {
        if (!isMultipart()) {
            set(CONTENT_TYPE, "multipart/mixed");
        }
        content = Optional.empty();
        MimeNode child = new MimeNode(Optional.of(this));
        children.add(child);
        return child;
    }

    /** The boundary between the children; made when there is none. */
    public String boundary() {
        return contentType().parameter("boundary").filter(b -> !b.isBlank()).orElseGet(this::makeBoundary);
    }

    /** The content as it is encoded; nothing for an entity with children. */
    public InputStream content(NsfStore store) {
        return content.map(bytes -> store.openBlob(bytes.blob(), bytes.offset(), bytes.length()))
                .orElseGet(InputStream::nullInputStream);
    }

    /** The content through its transfer encoding. */
    public InputStream decodedContent(NsfStore store) {
        return isMultipart() ? content(store) : encoding().decoded(content(store));
    }

    /** The message's header fields that were set: new items of the note. */
    public List<String> changedMessageFields() {
        return fields.stream()
                .filter(field -> field.isChanged() && !field.isEntityField())
                .map(MimeField::text)
                .toList();
    }

    /** The entity with its children in wire form, without the message's header fields. */
    public InputStream wire(NsfStore store) {
        List<InputStream> parts = new ArrayList<>();
        collect(store, parts);
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private void collect(NsfStore store, List<InputStream> parts) {
        String boundary = children.isEmpty() ? "" : boundary();
        StringBuilder header = new StringBuilder();
        for (MimeField field : fields) {
            if (parent.isPresent() || field.isEntityField()) {
                header.append(field.text()).append(LINE_END);
            }
        }
        parts.add(bytes(header + LINE_END + (preamble.isEmpty() || children.isEmpty() ? "" : preamble + LINE_END)));
        parts.add(content(store));
        String before = "";
        for (MimeNode child : children) {
            parts.add(bytes(before + "--" + boundary + LINE_END));
            child.collect(store, parts);
            before = LINE_END;
        }
        if (!children.isEmpty()) {
            parts.add(bytes(LINE_END + "--" + boundary + "--" + LINE_END));
        }
    }

    private boolean isMultipart() {
        return contentType().value().regionMatches(true, 0, "multipart/", 0, 10);
    }

    private String makeBoundary() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String boundary = "=_" + HexFormat.of().formatHex(random);
        String type = field(CONTENT_TYPE).map(MimeField::value).orElse("multipart/mixed");
        set(CONTENT_TYPE, type + "; boundary=\"" + boundary + '"');
        return boundary;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
