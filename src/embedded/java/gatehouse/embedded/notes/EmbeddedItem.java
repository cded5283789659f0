package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.NoteItem;
import java.util.List;
import lotus.domino.Item;
import lotus.domino.NotesException;

/** One item of a document; of no use any more once the document removed or replaced it. */
class EmbeddedItem extends Handle implements Item {
    private final EmbeddedDocument document;
    private NoteItem item;

    EmbeddedItem(EmbeddedDocument document, NoteItem item) {
        super(document);
        this.document = document;
        this.item = item;
    }

    @Override
    public String getName() throws NotesException {
        checkItem();
        return item.name();
    }

    @Override
    public String getText() throws NotesException {
        checkItem();
        return Values.text(item.value());
    }

    @Override
    public int getType() throws NotesException {
        checkItem();
        return Values.type(item, document.convertsMime());
    }

    final EmbeddedDocument document() {
        return document;
    }

    final NoteItem item() {
        return item;
    }

    /** Puts another in the place of this item. */
    final void change(NoteItem changed) {
        document.note().items().set(index(), changed);
        item = changed;
    }

    final void checkItem() throws NotesException {
        check();
        if (index() < 0) {
            throw Errors.recycled();
        }
        if (item.value() instanceof MimePart && document.isMimeOpen(item.name())) {
            throw misuse(item.name() + " used while its MIME entities are open");
        }
    }

    /** By identity: equal items of one name are different items. */
    @SuppressWarnings("ReferenceEquality")
    private int index() {
        List<NoteItem> items = document.note().items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == item) {
                return i;
            }
        }
        return -1;
    }
}
