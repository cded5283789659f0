package gatehouse.embedded.nsf;

import gatehouse.embedded.nsf.ItemValue.Attachment;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/**
 * Large values, in chunks of 32 KB under the key (blob id, number). A blob is pending from its first chunk on until a
 * saved note names it; then it has a count of the items that name it, and goes when the count comes to zero. What is
 * pending when a store is opened was being written when the process died, and goes too: its chunks are found by their
 * keys. Each method but {@link #put} and {@link #chunk} needs the store's lock.
 */
final class BlobMaps {
    static final int CHUNK = 32 * 1024;
    private static final int NUMBER_BITS = 24;

    private final MVMap<Long, byte[]> chunks;
    private final MVMap<Long, Long> references;
    private final MVMap<Long, Long> pending;
    private long nextId;

    BlobMaps(MVStore store) {
        chunks = store.openMap(
                "blobs",
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
        references = store.openMap("blobReferences", longs());
        pending = store.openMap("pendingBlobs", longs());
        new ArrayList<>(pending.keyList()).forEach(this::discard);
        Long last = references.lastKey();
        nextId = last == null ? 1 : last + 1;
    }

    private static MVMap.Builder<Long, Long> longs() {
        return new MVMap.Builder<Long, Long>().keyType(LongDataType.INSTANCE).valueType(LongDataType.INSTANCE);
    }

    /** A new blob's id, which is pending. */
    long begin() {
        long id = nextId++;
        pending.put(id, 0L);
        return id;
    }

    void put(long id, int number, byte[] bytes) {
        chunks.put(key(id, number), bytes);
    }

    /** The chunk, unless its blob is gone. */
    Optional<byte[]> chunk(long id, int number) {
        return Optional.ofNullable(chunks.get(key(id, number)));
    }

    /** Removes a blob unless a note names it; true when it was there. */
    boolean discard(long id) {
        boolean isPending = pending.remove(id) != null;
        if (isPending) {
            removeChunks(id);
        }
        return isPending;
    }

    /** Counts the blobs that {@code after} names, and uncounts those that {@code before} named. */
    void count(List<NoteItem> before, List<NoteItem> after) {
        List<Blob> added = blobs(after);
        List<Blob> removed = blobs(before);
        added.forEach(this::reference);
        removed.forEach(this::release);
    }

    static List<Blob> blobs(List<NoteItem> items) {
        List<Blob> blobs = new ArrayList<>();
        for (NoteItem item : items) {
            if (item.value() instanceof MimePart part) {
                blobs.add(part.entity());
            } else if (item.value() instanceof Attachment file) {
                blobs.add(file.content());
            }
        }
        return blobs;
    }

    boolean exists(Blob blob) {
        return pending.containsKey(blob.id()) || references.containsKey(blob.id());
    }

    private void reference(Blob blob) {
        pending.remove(blob.id());
        references.put(blob.id(), references.getOrDefault(blob.id(), 0L) + 1);
    }

    private void release(Blob blob) {
        long count = references.getOrDefault(blob.id(), 1L) - 1;
        if (count > 0) {
            references.put(blob.id(), count);
            return;
        }
        references.remove(blob.id());
        removeChunks(blob.id());
    }

    private void removeChunks(long id) {
        Long key = chunks.ceilingKey(key(id, 0));
        while (key != null && key >> NUMBER_BITS == id) {
            chunks.remove(key);
            key = chunks.higherKey(key);
        }
    }

    private static long key(long id, int number) {
        return (id << NUMBER_BITS) | number;
    }
}
