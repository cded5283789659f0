package gatehouse.embedded.nsf;

import java.util.Set;

/** One item of a note. Several may have the same name. Immutable. */
public record NoteItem(String name, ItemValue value, Set<Flag> flags) {
    public NoteItem {
        flags = Set.copyOf(flags);
    }

    public NoteItem(String name, ItemValue value) {
        this(name, value, Set.of(Flag.SUMMARY));
    }

    /** What an item carries besides its value. */
    public enum Flag {
        SUMMARY,
        SIGNED,
        ENCRYPTED,
        NAMES,
        READERS,
        AUTHORS
    }
}
