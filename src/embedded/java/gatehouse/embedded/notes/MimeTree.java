package gatehouse.embedded.notes;

import gatehouse.embedded.mime.MimeNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The MIME entities of one item while they are open. Whoever asks twice for one entity gets one object. When it is closed,
 * its entities must not be used any more. For the document's thread.
 */
final class MimeTree {
    private final EmbeddedDocument document;
    private final String item;
    private final MimeNode root;
    private final Map<MimeNode, EmbeddedMimeEntity> entities = new HashMap<>();
    private boolean changed;
    private boolean closed;

    MimeTree(EmbeddedDocument document, String item, MimeNode root) {
        this.document = document;
        this.item = item;
        this.root = root;
    }

    EmbeddedDocument document() {
        return document;
    }

    /** The item's name, as whoever opened it spelled it. */
    String item() {
        return item;
    }

    MimeNode root() {
        return root;
    }

    EmbeddedMimeEntity entity(MimeNode node) {
        return entities.computeIfAbsent(node, each -> new EmbeddedMimeEntity(this, each));
    }

    void entityEnded(MimeNode node) {
        entities.remove(node);
    }

    void changed() {
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
