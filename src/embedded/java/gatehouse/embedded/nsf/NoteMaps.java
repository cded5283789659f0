package gatehouse.embedded.nsf;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.IntegerDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * Notes and deletion stubs by note id, and their indexes by UNID and by modified time. Times are unique, so that a time
 * is a key. Each method needs the store's lock.
 */
final class NoteMaps {
    private static final int MAX_STUBS = 10_000;
    private static final Duration MAX_STUB_AGE = Duration.ofDays(1);

    private final MVMap<Integer, byte[]> notes;
    private final MVMap<Integer, byte[]> stubs;
    private final MVMap<String, Integer> unids;
    private final MVMap<Long, Integer> modified;
    private final MVMap<Long, Integer> stubTimes;

    NoteMaps(MVStore store) {
        notes = open(store, "notes", IntegerDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        stubs = open(store, "stubs", IntegerDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        unids = open(store, "unids", StringDataType.INSTANCE, IntegerDataType.INSTANCE);
        modified = open(store, "modified", LongDataType.INSTANCE, IntegerDataType.INSTANCE);
        stubTimes = open(store, "stubTimes", LongDataType.INSTANCE, IntegerDataType.INSTANCE);
    }

    private static <K, V> MVMap<K, V> open(MVStore store, String name, DataType<K> keys, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    /** The note, not its stub. */
    Optional<Note> note(int noteId) {
        return Optional.ofNullable(notes.get(noteId)).map(NoteCodec::decode);
    }

    Optional<Note> noteOrStub(int noteId) {
        return note(noteId).or(() -> Optional.ofNullable(stubs.get(noteId)).map(NoteCodec::decode));
    }

    Optional<Note> byUnid(String unid) {
        return Optional.ofNullable(unids.get(unid)).flatMap(this::note);
    }

    /** The next note id after this one: notes come in the order of their creation. */
    Optional<Integer> nextId(int noteId) {
        return Optional.ofNullable(notes.higherKey(noteId));
    }

    int lastId() {
        return Math.max(last(notes), last(stubs));
    }

    long lastTime() {
        Long last = modified.lastKey();
        return last == null ? 0 : last;
    }

    int count() {
        return notes.size();
    }

    /** Note ids by the time of their last change, oldest first. */
    List<Integer> since(long micros) {
        List<Integer> ids = new ArrayList<>();
        modified.keyIterator(micros).forEachRemaining(time -> ids.add(modified.get(time)));
        return ids;
    }

    void put(Note note) {
        forget(note.noteId());
        notes.put(note.noteId(), NoteCodec.encode(note));
        unids.put(note.unid(), note.noteId());
        modified.put(micros(note.modified()), note.noteId());
    }

    void putStub(Note stub) {
        forget(stub.noteId());
        stubs.put(stub.noteId(), NoteCodec.encode(stub));
        modified.put(micros(stub.modified()), stub.noteId());
        stubTimes.put(micros(stub.modified()), stub.noteId());
        purge(stub.modified());
    }

    private void forget(int noteId) {
        noteOrStub(noteId).ifPresent(old -> {
            notes.remove(noteId);
            stubs.remove(noteId);
            unids.remove(old.unid(), noteId);
            modified.remove(micros(old.modified()));
            stubTimes.remove(micros(old.modified()));
        });
    }

    /** Ends the oldest stubs. */
    private void purge(Instant now) {
        long horizon = micros(now.minus(MAX_STUB_AGE));
        Long oldest = stubTimes.firstKey();
        while (oldest != null && (oldest < horizon || stubTimes.sizeAsLong() > MAX_STUBS)) {
            Optional.ofNullable(stubTimes.remove(oldest)).ifPresent(this::forget);
            oldest = stubTimes.firstKey();
        }
    }

    private static int last(MVMap<Integer, byte[]> map) {
        Integer last = map.lastKey();
        return last == null ? 0 : last;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
