package gatehouse.embedded.notes;

import gatehouse.embedded.mime.HeaderFields;
import gatehouse.embedded.mime.MimeField;
import gatehouse.embedded.mime.MimeNode;
import gatehouse.embedded.mime.TransferEncoding;
import gatehouse.embedded.nsf.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import lotus.domino.MIMEEntity;
import lotus.domino.MIMEHeader;
import lotus.domino.NotesException;
import lotus.domino.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entity of an item whose entities are open; a violation to use after they were closed. Boundaries are given by the
 * child that they stand around: {@code "\r\n--b\r\n"} before it, {@code "\r\n--b--\r\n"} after the last. The content of an
 * entity with children is empty: it is that of the children.
 */
final class EmbeddedMimeEntity extends Handle implements MIMEEntity {
    private final MimeTree tree;
    private final MimeNode node;

    EmbeddedMimeEntity(MimeTree tree, MimeNode node) {
        super(tree.document());
        this.tree = tree;
        this.node = node;
    }

    @Override
    public @Nullable MIMEEntity getNextEntity() throws NotesException {
        return entity(node().next());
    }

    @Override
    public @Nullable MIMEEntity getNextSibling() throws NotesException {
        return entity(node().nextSibling());
    }

    @Override
    public @Nullable MIMEEntity getFirstChildEntity() throws NotesException {
        return entity(node().children().stream().findFirst());
    }

    @Override
    public @Nullable MIMEEntity getParentEntity() throws NotesException {
        return entity(node().parent());
    }

    @Override
    public MIMEEntity createChildEntity() throws NotesException {
        MimeNode child = changing().addChild();
        return tree.entity(child);
    }

    @Override
    public String getBoundaryStart() throws NotesException {
        return node().parent()
                .map(parent -> "\r\n--" + parent.boundary() + "\r\n")
                .orElse("");
    }

    @Override
    public String getBoundaryEnd() throws NotesException {
        return node().parent()
                .map(parent -> "\r\n--" + parent.boundary() + "--\r\n")
                .orElse("");
    }

    @Override
    public String getCharset() throws NotesException {
        return node().contentType().parameter("charset").orElse("");
    }

    @Override
    public String getContentType() throws NotesException {
        return node().contentType().value().split("/", 2)[0].trim();
    }

    @Override
    public String getContentSubType() throws NotesException {
        String[] type = node().contentType().value().split("/", 2);
        return type.length == 2 ? type[1].trim() : "";
    }

    /** All header fields as they came, each with its line break; of the root the message's header too. */
    @Override
    public String getHeaders() throws NotesException {
        StringBuilder headers = new StringBuilder();
        node().fields().forEach(field -> headers.append(field.text()).append("\r\n"));
        return headers.toString();
    }

    @Override
    public String getPreamble() throws NotesException {
        return node().preamble();
    }

    @Override
    public int getEncoding() throws NotesException {
        return node().encoding().constant();
    }

    @Override
    public Vector<?> getHeaderObjects() throws NotesException {
        List<MIMEHeader> headers = new ArrayList<>();
        for (MimeField field : node().fields()) {
            if (!HeaderFields.name(field.text()).isEmpty()) {
                headers.add(new EmbeddedMimeHeader(this, field));
            }
        }
        return Vectors.of(headers);
    }

    /** The first header of that name. */
    @Override
    public @Nullable MIMEHeader getNthHeader(String name) throws NotesException {
        return node().field(name)
                .map(field -> new EmbeddedMimeHeader(this, field))
                .orElse(null);
    }

    @Override
    public MIMEHeader createHeader(String name) throws NotesException {
        try {
            return new EmbeddedMimeHeader(this, changing().addField(name));
        } catch (IllegalArgumentException e) {
            throw Errors.error("Cannot create a header", e);
        }
    }

    @Override
    public void getContentAsBytes(Stream stream, boolean decoded) throws NotesException {
        MimeNode from = node();
        try (InputStream in = decoded
                ? from.decodedContent(tree.document().store())
                : from.content(tree.document().store())) {
            EmbeddedStream.of(stream).write(in);
        } catch (IOException e) {
            throw Errors.error("Cannot read the content of a MIME entity", e);
        }
    }

    /** @param encoding how the bytes are encoded already; nothing is encoded here */
    @Override
    public void setContentFromBytes(Stream stream, String contentType, int encoding) throws NotesException {
        MimeNode to = changing();
        try (InputStream in = EmbeddedStream.of(stream).contents()) {
            Blob blob = tree.document().writeBlob(in);
            to.content(new MimeNode.Content(blob, 0, blob.length()), contentType, TransferEncoding.of(encoding));
        } catch (IOException e) {
            throw Errors.error("Cannot write the content of a MIME entity", e);
        }
    }

    /** The text is UTF-8 whatever charset the content type names: callers name that. */
    @Override
    public void setContentFromText(Stream stream, String contentType, int encoding) throws NotesException {
        setContentFromBytes(stream, contentType, encoding);
    }

    @Override
    public void setPreamble(String preamble) throws NotesException {
        changing().preamble(preamble);
    }

    /** The node, which may be read. */
    MimeNode node() throws NotesException {
        check();
        if (tree.isClosed()) {
            throw misuse("used after its MIME entities were closed");
        }
        return node;
    }

    /** The node, to be changed. */
    MimeNode changing() throws NotesException {
        MimeNode usable = node();
        tree.changed();
        return usable;
    }

    @Override
    void ended() {
        tree.entityEnded(node);
    }

    private @Nullable MIMEEntity entity(Optional<MimeNode> of) {
        return of.map(tree::entity).orElse(null);
    }
}
