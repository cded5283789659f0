package gatehouse.embedded.nsf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One database file: notes, deletion stubs and large values, in an H2 MVStore. Safe for use by several threads. What
 * {@link #save} returned from survives a kill of the process.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class NsfStore implements AutoCloseable {
    private NsfStore() {}

    public static NsfStore open(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /** Writes a large value; it is kept once a saved note names it. */
    public Blob writeBlob(InputStream in) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** A stream of {@code length} bytes of a blob from {@code offset}. */
    public InputStream openBlob(Blob blob, long offset, long length) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a note, raising its sequence number.
     *
     * @param force whether to overwrite what somebody else saved since the note was read
     * @return the note as stored; empty when it was changed or deleted since and {@code force} is false
     */
    public Optional<Note> save(Note note, boolean force) {
        throw new UnsupportedOperationException();
    }

    /** Leaves a deletion stub; false when it is gone already, or was changed since and {@code force} is false */
    public boolean delete(Note note, boolean force) {
        throw new UnsupportedOperationException();
    }

    public Optional<Note> byUnid(String unid) {
        throw new UnsupportedOperationException();
    }

    public Optional<Note> byNoteId(int noteId) {
        throw new UnsupportedOperationException();
    }

    /** Note ids of the notes, without stubs, that {@code filter} accepts, in the order of their creation. */
    public List<Integer> select(Predicate<Note> filter) {
        throw new UnsupportedOperationException();
    }

    /** Note ids of all that was saved or deleted at {@code since} or later, stubs included, oldest change first. */
    public List<Integer> modifiedSince(Instant since) {
        throw new UnsupportedOperationException();
    }

    /** Runs inside the save of every note, new or not, before it can be seen: where mail rules live. */
    public void beforeSave(Consumer<Note> hook) {
        throw new UnsupportedOperationException();
    }

    /** Runs after every save, outside all locks: how the Router is woken. */
    public void afterSave(Consumer<Note> hook) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
