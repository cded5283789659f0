package gatehouse.embedded.notes;

import gatehouse.embedded.mime.HeaderItems;
import gatehouse.embedded.mime.MimeNode;
import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.ItemValue.Text;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lotus.domino.MIMEEntity;
import lotus.domino.NotesException;

/** The open MIME entities of a document, by item. For the document's thread. */
final class DocumentMime {
    private final EmbeddedDocument document;
    private final Map<String, MimeTree> open = new HashMap<>();

    DocumentMime(EmbeddedDocument document) {
        this.document = document;
    }

    /** The root of the item's entities; empty when it is no MIME item. */
    Optional<MIMEEntity> open(String item) throws NotesException {
        MimeTree tree = open.get(key(item));
        if (tree != null) {
            return Optional.of(tree.entity(tree.root()));
        }
        Optional<NoteItem> found = document.note().first(item);
        if (found.isPresent() && found.get().value() instanceof MimePart part) {
            MimeTree opened = opened(item, read(part.entity(), item));
            return Optional.of(opened.entity(opened.root()));
        }
        return Optional.empty();
    }

    MIMEEntity create(String item) throws NotesException {
        if (document.note().first(item).isPresent() || isOpen(item)) {
            throw new NotesException(Errors.ERROR, "Item " + item + " exists already");
        }
        MimeTree tree = opened(item, MimeNode.create());
        tree.changed();
        return tree.entity(tree.root());
    }

    /** Closes the entities of one item or of all; true when there were any. */
    boolean close(boolean save, Optional<String> item) throws NotesException {
        boolean any = false;
        for (String each : item.map(name -> Set.of(key(name))).orElseGet(() -> Set.copyOf(open.keySet()))) {
            MimeTree tree = open.get(each);
            if (tree != null) {
                any = true;
                close(save, each, tree);
            }
        }
        return any;
    }

    boolean isOpen(String item) {
        return open.containsKey(key(item));
    }

    /** A real server goes down over this. */
    void checkClosed(String misuse) throws NotesException {
        if (!open.isEmpty()) {
            throw document.misuse(misuse);
        }
    }

    /** Ends the use of all entities, without writing anything. */
    void invalidate() {
        open.values().forEach(MimeTree::close);
        open.clear();
    }

    private MimeTree opened(String item, MimeNode root) {
        MimeTree tree = new MimeTree(document, item, root);
        open.put(key(item), tree);
        return tree;
    }

    private MimeNode read(Blob blob, String item) throws NotesException {
        try {
            MimeNode root = MimeNode.read(document.store(), blob);
            if (isMessage(item)) {
                root.addMessageFields(document.note());
            }
            return root;
        } catch (IOException e) {
            throw Errors.error("Cannot open the MIME entities of item " + item, e);
        }
    }

    /** The message's header belongs to the first MIME item. */
    private boolean isMessage(String item) {
        return document.note().items().stream()
                .filter(each -> each.value() instanceof MimePart)
                .findFirst()
                .map(first -> first.name().equalsIgnoreCase(item))
                .orElse(false);
    }

    private void close(boolean save, String key, MimeTree tree) throws NotesException {
        if (save && tree.isChanged()) {
            write(tree.item(), tree.root());
        }
        tree.close();
        open.remove(key);
    }

    private void write(String item, MimeNode root) throws NotesException {
        Note note = document.note();
        Blob blob = document.writeBlob(root.wire(document.store()));
        List<NoteItem> headers =
                root.changedMessageFields().stream().map(HeaderItems::item).toList();
        headers.forEach(header -> note.remove(header.name()));
        note.items().addAll(headers);
        note.replace(new NoteItem(item, new MimePart(blob), Set.of()));
        note.replace(new NoteItem("$NoteHasNativeMIME", new Text(List.of("1"))));
        if (note.first("MIME_Version").isEmpty()) {
            note.replace(new NoteItem("MIME_Version", new Text(List.of("1.0"))));
        }
    }

    private static String key(String item) {
        return item.toLowerCase(Locale.ROOT);
    }
}
