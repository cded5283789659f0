package gatehouse.embedded.router;

import gatehouse.embedded.nsf.NsfStore;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The UNIDs of the notes that some databases lately had. On disk, deletion stubs remember those that are gone, 10,000 for
 * each database: a stub is written with the deletion, so there is no moment at which a kill makes a database forget. Read
 * at the start, before a deletion can end a stub; in memory, the newest 100,000 are kept. Safe for use by several threads.
 */
final class UnidHistory {
    private static final int KEPT = 100_000;

    private final Set<String> unids = new LinkedHashSet<>();

    UnidHistory(List<NsfStore> stores) {
        stores.forEach(this::read);
    }

    synchronized boolean contains(String unid) {
        return unids.contains(unid);
    }

    synchronized void add(String unid) {
        if (unids.size() == KEPT) {
            unids.remove(unids.iterator().next());
        }
        unids.add(unid);
    }

    private void read(NsfStore store) {
        store.modifiedSince(Instant.EPOCH)
                .forEach(noteId -> store.byNoteId(noteId).ifPresent(note -> add(note.unid())));
    }
}
