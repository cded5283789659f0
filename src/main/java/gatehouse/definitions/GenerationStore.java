package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The generations on disk: complete ones only, whenever the process or the machine ends. Which is active, which are refused, and
 * whether a person has pinned the active one is kept beside them. Safe for use by several threads.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class GenerationStore implements AutoCloseable {
    private GenerationStore() {}

    /**
     * Opens a folder, which is made when it is not there, and removes what was never finished. A generation that is damaged is not
     * listed; it is named in the log, and removed with the next {@link #prune}.
     */
    public static GenerationStore open(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** A new empty folder for a generation in the making. */
    public Path newDraft() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Removes a draft that comes to nothing. */
    public void discard(Path draft) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a draft a generation: every file written through to the disk and listed with its digest, then one rename. A generation
     * of the same id that is there already is kept in its place.
     */
    public StoredGeneration keep(Path draft, Provenance provenance) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<StoredGeneration> list() {
        throw new UnsupportedOperationException();
    }

    /** The one whose id begins so, if it is just one. */
    public Optional<StoredGeneration> find(String idStart) {
        throw new UnsupportedOperationException();
    }

    /** Reads every file again. @throws IOException when one is missing, added, or not what it was */
    public void check(StoredGeneration generation) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The one that judges mail. */
    public Optional<StoredGeneration> active() {
        throw new UnsupportedOperationException();
    }

    /** Those that judged mail before, latest first, without the active one. */
    public List<StoredGeneration> previous() {
        throw new UnsupportedOperationException();
    }

    public void activate(StoredGeneration generation) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The one that waits for a person's promotion, and why; there is at most one, the latest. */
    public Optional<Waiting> waiting() {
        throw new UnsupportedOperationException();
    }

    public void await(StoredGeneration generation, String reason) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Whether a person has pinned the active generation: no other takes its place by itself. */
    public boolean isPinned() {
        throw new UnsupportedOperationException();
    }

    public void pin(boolean pinned) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Notes that a version of a channel was refused; the latest hundred are kept. */
    public void refuse(String channel, long version, String reason) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Takes a refusal back. */
    public void forgive(String channel, long version) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<Refusal> refusals() {
        throw new UnsupportedOperationException();
    }

    /** Removes the oldest generations beyond a number; never the active, the latest previous or the waiting one. */
    public void prune(int kept) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** A generation that waits, and why it does. */
    public record Waiting(StoredGeneration generation, String reason) {}

    /** A version of a channel that was refused, and why. */
    public record Refusal(String channel, long version, java.time.Instant at, String reason) {}
}
