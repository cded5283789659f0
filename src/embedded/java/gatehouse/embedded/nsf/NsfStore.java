package gatehouse.embedded.nsf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * One database file: notes, deletion stubs and large values, in an H2 MVStore. Safe for use by several threads. What
 * {@link #save} returned from survives a kill of the process.
 *
 * <p>A save writes the note and its indexes under the write lock and ends with one commit, so that all of it appears at
 * once. Blobs are written outside of the lock, with a commit each megabyte. Reads take the read lock for one note or one
 * chunk at a time: a commit may reuse the space of what an older version held.
 */
public final class NsfStore implements AutoCloseable {
    private static final int CACHE_MEGABYTES = 4;
    private static final int PAGE_BYTES = 8 * 1024;
    private static final int CHUNKS_PER_COMMIT = 32;
    private static final int COMMITS_PER_COMPACTION = 64;
    private static final int COMPACTION_BYTES = 1024 * 1024;
    private static final int FILL_RATE = 60;
    private static final String LAST_NOTE_ID = "lastNoteId";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Consumer<Note>> beforeSave = new CopyOnWriteArrayList<>();
    private final List<Consumer<Note>> afterSave = new CopyOnWriteArrayList<>();
    private final Path file;
    private final MVStore store;
    private final MVMap<String, String> properties;
    private final NoteMaps notes;
    private final BlobMaps blobs;
    private int lastNoteId;
    private long lastMicros;
    private int commits;

    private NsfStore(Path file, MVStore store) {
        this.file = file;
        this.store = store;
        properties = store.openMap("properties");
        notes = new NoteMaps(store);
        blobs = new BlobMaps(store);
        lastNoteId = Math.max(notes.lastId(), Integer.parseInt(properties.getOrDefault(LAST_NOTE_ID, "0")));
        lastMicros = notes.lastTime();
        properties.putIfAbsent("replicaId", randomHex(8));
        properties.putIfAbsent("created", Instant.now().toString());
        properties.putIfAbsent("title", "");
        store.commit();
    }

    /** Opens the database, or makes it. One process, and in it one store, may have a file open. */
    public static NsfStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(CACHE_MEGABYTES)
                    .cacheConcurrency(1)
                    .pageSplitSize(PAGE_BYTES)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            // A kill loses nothing of what was handed to the operating system, so freed space may be used at once.
            store.setRetentionTime(0);
            return new NsfStore(file, store);
        } catch (MVStoreException | IOException e) {
            throw new StoreException("Cannot open " + file, e);
        }
    }

    /** A new UNID: 32 hexadecimal digits, upper case. */
    public static String newUnid() {
        return randomHex(16);
    }

    public Path file() {
        return file;
    }

    public String title() {
        return property("title");
    }

    public void title(String title) {
        writing(() -> {
            properties.put("title", title);
            return commit();
        });
    }

    /** 16 hexadecimal digits, upper case. */
    public String replicaId() {
        return property("replicaId");
    }

    public Instant created() {
        return Instant.parse(property("created"));
    }

    /** Writes a large value; it is kept once a saved note names it. */
    public Blob writeBlob(InputStream in) throws IOException {
        long id = writing(blobs::begin);
        try {
            return new Blob(id, writeChunks(id, in));
        } catch (IOException | RuntimeException | Error e) {
            discard(new Blob(id, 0));
            throw e;
        }
    }

    /**
     * Frees a blob that was written and is not wanted. Nothing happens when a note names it, or when the store is closed:
     * it is swept at the next opening.
     */
    public void discard(Blob blob) {
        writing(() -> !store.isClosed() && blobs.discard(blob.id()) ? commit() : 0L);
    }

    /** A stream of {@code length} bytes of a blob from {@code offset}; it fails when the blob goes meanwhile. */
    public InputStream openBlob(Blob blob, long offset, long length) {
        return new BlobInputStream(this, blob, offset, length);
    }

    /**
     * Writes a note, raising its sequence number.
     *
     * @param force whether to overwrite what somebody else saved, or bring back what somebody deleted, since the note was
     *     read
     * @return the note as stored; empty when it was changed or deleted since and {@code force} is false
     * @throws StoreException when a new note has the UNID of one that exists, when a hook says no, or when the file fails
     */
    public Optional<Note> save(Note note, boolean force) {
        Optional<Note> stored = writing(() -> saveLocked(note, force));
        stored.ifPresent(saved -> afterSave.forEach(hook -> hook.accept(saved)));
        return stored;
    }

    /** Leaves a deletion stub; false when it is gone already, or was changed since and {@code force} is false */
    public boolean delete(Note note, boolean force) {
        return writing(() -> deleteLocked(note, force));
    }

    /** The note, not its stub. */
    public Optional<Note> byUnid(String unid) {
        return reading(() -> notes.byUnid(unid));
    }

    /** The note or its stub. */
    public Optional<Note> byNoteId(int noteId) {
        return reading(() -> notes.noteOrStub(noteId));
    }

    /** How many notes there are, without stubs. */
    public int count() {
        return reading(notes::count);
    }

    /** Note ids of the notes, without stubs, that {@code filter} accepts, in the order of their creation. */
    public List<Integer> select(Predicate<Note> filter) {
        List<Integer> ids = new ArrayList<>();
        Optional<Note> next = noteAfter(0);
        while (next.isPresent()) {
            int noteId = next.get().noteId();
            if (filter.test(next.get())) {
                ids.add(noteId);
            }
            next = noteAfter(noteId);
        }
        return ids;
    }

    /** Note ids of all that was saved or deleted at {@code since} or later, stubs included, oldest change first. */
    public List<Integer> modifiedSince(Instant since) {
        return reading(() -> notes.since(NoteMaps.micros(since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since)));
    }

    /** The database's time: all saves from now on get this time or a later one. */
    public Instant now() {
        return writing(() -> {
            lastMicros = Math.max(lastMicros + 1, NoteMaps.micros(Instant.now()));
            return Instant.EPOCH.plus(lastMicros, ChronoUnit.MICROS);
        });
    }

    /**
     * Runs inside the save of every note, new or not, before it can be seen: where mail rules live. The hook gets a copy
     * whose items it may change, with the sequence number before the save; a {@link StoreException} from it makes the
     * save fail.
     */
    public void beforeSave(Consumer<Note> hook) {
        beforeSave.add(hook);
    }

    /** Runs after every save, outside all locks: how the Router is woken. */
    public void afterSave(Consumer<Note> hook) {
        afterSave.add(hook);
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            store.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    byte[] blobChunk(Blob blob, int number) throws IOException {
        return reading(() -> blobs.chunk(blob.id(), number))
                .orElseThrow(() -> new IOException("Blob " + blob.id() + " of " + file + " is gone"));
    }

    private long writeChunks(long id, InputStream in) throws IOException {
        long length = 0;
        byte[] chunk = in.readNBytes(BlobMaps.CHUNK);
        for (int number = 0; chunk.length > 0; number++) {
            blobs.put(id, number, chunk);
            length += chunk.length;
            if (number % CHUNKS_PER_COMMIT == CHUNKS_PER_COMMIT - 1) {
                writing(this::commit);
            }
            chunk = in.readNBytes(BlobMaps.CHUNK);
        }
        return length;
    }

    private Optional<Note> saveLocked(Note note, boolean force) {
        Optional<Note> current = notes.note(note.noteId());
        if (!force && isConflict(note, current)) {
            return Optional.empty();
        }
        checkUnid(note);
        Note draft = new Note(
                note.unid(), note.noteId(), note.sequence(), note.created(), note.modified(), false, note.items());
        beforeSave.forEach(hook -> hook.accept(draft));
        checkBlobs(draft);
        Note stored = next(
                draft, Math.max(note.sequence(), current.map(Note::sequence).orElse(0L)), false);
        blobs.count(current.map(Note::items).orElse(List.of()), stored.items());
        notes.put(stored);
        commit();
        return Optional.of(stored);
    }

    private boolean deleteLocked(Note note, boolean force) {
        Optional<Note> current = notes.note(note.noteId());
        if (current.isEmpty() || (!force && isConflict(note, current))) {
            return false;
        }
        Note gone = current.get();
        blobs.count(gone.items(), List.of());
        gone.items().clear();
        notes.putStub(next(gone, gone.sequence(), true));
        properties.put(LAST_NOTE_ID, Integer.toString(lastNoteId));
        commit();
        return true;
    }

    private static boolean isConflict(Note note, Optional<Note> current) {
        long sequence = current.map(Note::sequence).orElse(0L);
        return sequence != note.sequence();
    }

    private void checkUnid(Note note) {
        Optional<Note> namesake = notes.byUnid(note.unid());
        if (namesake.isPresent() && namesake.get().noteId() != note.noteId()) {
            throw new StoreException("A note with the UNID " + note.unid() + " exists in " + file.getFileName());
        }
    }

    private void checkBlobs(Note note) {
        for (Blob blob : BlobMaps.blobs(note.items())) {
            if (!blobs.exists(blob)) {
                throw new StoreException("Note " + note.unid() + " names blob " + blob.id() + ", which is gone");
            }
        }
    }

    /** The note with its next sequence number and the time of now. */
    private Note next(Note note, long sequence, boolean deleted) {
        lastMicros = Math.max(lastMicros + 1, NoteMaps.micros(Instant.now()));
        Instant time = Instant.EPOCH.plus(lastMicros, ChronoUnit.MICROS);
        return new Note(note.unid(), noteId(note), sequence + 1, note.created(), time, deleted, note.items());
    }

    /** Note ids are never given twice: the greatest one is that of a note, or was written down with a deletion. */
    private int noteId(Note note) {
        if (note.noteId() != 0) {
            return note.noteId();
        }
        lastNoteId += 4;
        return lastNoteId;
    }

    private Optional<Note> noteAfter(int noteId) {
        return reading(() -> notes.nextId(noteId).flatMap(notes::note));
    }

    private String property(String name) {
        return reading(() -> properties.getOrDefault(name, ""));
    }

    private long commit() {
        long version = store.commit();
        if (++commits % COMMITS_PER_COMPACTION == 0) {
            store.compact(FILL_RATE, COMPACTION_BYTES);
        }
        return version;
    }

    private <T> T reading(Supplier<T> action) {
        lock.readLock().lock();
        try {
            return action.get();
        } catch (MVStoreException e) {
            throw new StoreException("Cannot read " + file, e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> action) {
        lock.writeLock().lock();
        try {
            return action.get();
        } catch (MVStoreException | UncheckedIOException e) {
            throw new StoreException("Cannot write " + file, e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }
}
