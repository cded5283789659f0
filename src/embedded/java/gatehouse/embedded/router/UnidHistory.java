package gatehouse.embedded.router;

import gatehouse.embedded.nsf.NsfStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The UNIDs of all notes that some databases ever had. On disk, deletion stubs remember those that are gone: a stub is
 * written with the deletion, so there is no moment at which a kill makes a database forget. Read when first asked, and
 * kept in memory from then on, about 100 bytes each. Safe for use by several threads.
 */
final class UnidHistory {
    private final List<NsfStore> stores;
    private final Set<String> unids = new HashSet<>();
    private boolean read;

    UnidHistory(List<NsfStore> stores) {
        this.stores = stores;
    }

    synchronized boolean contains(String unid) {
        if (!read) {
            stores.forEach(this::read);
            read = true;
        }
        return unids.contains(unid);
    }

    synchronized void add(String unid) {
        unids.add(unid);
    }

    private void read(NsfStore store) {
        store.modifiedSince(Instant.EPOCH)
                .forEach(noteId -> store.byNoteId(noteId).ifPresent(note -> unids.add(note.unid())));
    }
}
