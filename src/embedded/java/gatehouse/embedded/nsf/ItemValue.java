package gatehouse.embedded.nsf;

import java.time.Instant;
import java.util.List;

/** The value of an item, by its type. Immutable. */
public sealed interface ItemValue {
    /** A text list; names, readers and authors are text with a flag of the item. */
    record Text(List<String> values) implements ItemValue {
        public Text {
            values = List.copyOf(values);
        }
    }

    /**
     * A message header as it came: {@code raw} is what follows the colon, folded, without the last line break.
     *
     * @param prefix what stands before {@code raw}, colon included, in the sender's spelling; empty when the item's name
     *     tells it; a line that is no header at all is a prefix without colon
     */
    record Rfc822Text(String prefix, String raw) implements ItemValue {
        public Rfc822Text(String raw) {
            this("", raw);
        }
    }

    /** A number list. */
    record Numbers(List<Double> values) implements ItemValue {
        public Numbers {
            values = List.copyOf(values);
        }
    }

    /** A date and time list. */
    record Dates(List<Instant> values) implements ItemValue {
        public Dates {
            values = List.copyOf(values);
        }
    }

    /** Rich text: its text, the file attachments that have a hotspot in it (by file name), and OLE objects. */
    record RichText(String text, List<String> attachments, List<OleObject> oleObjects) implements ItemValue {
        public RichText {
            attachments = List.copyOf(attachments);
            oleObjects = List.copyOf(oleObjects);
        }
    }

    /**
     * A MIME entity with all its children, in wire form: the entity's own header lines (Content-Type and such, not the
     * message's), an empty line, the content. One blob, so that a part is a slice of it.
     */
    record MimePart(Blob entity) implements ItemValue {}

    /** A {@code $FILE} item. */
    record Attachment(String fileName, Blob content, Instant created) implements ItemValue {}

    /** An OLE object: nothing but its name and class can be read. */
    record OleObject(String name, String className) {}
}
