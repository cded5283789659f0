package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.ItemValue.Dates;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NoteItem.Flag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.Vector;
import lotus.domino.DateTime;
import lotus.domino.Item;
import lotus.domino.NotesException;
import org.jspecify.annotations.Nullable;

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

    @Override
    public Vector<?> getValues() throws NotesException {
        checkItem();
        return Values.vector(session(), item.value());
    }

    @Override
    public String getValueString() throws NotesException {
        checkItem();
        return Values.string(item.value());
    }

    @Override
    public @Nullable DateTime getDateTimeValue() throws NotesException {
        checkItem();
        boolean hasDate = item.value() instanceof Dates dates && !dates.values().isEmpty();
        return hasDate ? Values.date(session(), ((Dates) item.value()).values().get(0)) : null;
    }

    @Override
    public boolean isEncrypted() throws NotesException {
        checkItem();
        return item.flags().contains(Flag.ENCRYPTED);
    }

    @Override
    public boolean isSummary() throws NotesException {
        checkItem();
        return item.flags().contains(Flag.SUMMARY);
    }

    @Override
    public void setSummary(boolean summary) throws NotesException {
        setFlag(Flag.SUMMARY, summary);
    }

    @Override
    public void setSigned(boolean signed) throws NotesException {
        setFlag(Flag.SIGNED, signed);
    }

    @Override
    public boolean isSigned() throws NotesException {
        checkItem();
        return item.flags().contains(Flag.SIGNED);
    }

    @Override
    public void remove() throws NotesException {
        checkItem();
        document.note().items().remove(index());
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

    private void setFlag(Flag flag, boolean on) throws NotesException {
        checkItem();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(item.flags());
        if (on) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
        change(new NoteItem(item.name(), item.value(), flags));
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
