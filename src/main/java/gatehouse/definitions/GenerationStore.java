package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations on disk: complete ones only, whenever the process or the machine ends. Which is active, which are refused, and
 * whether a person has pinned the active one is kept beside them. One process at a time has the folder, until the store is closed. Safe
 * for use by several threads; who asks never waits for who changes something.
 */
public final class GenerationStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationStore.class);
    private static final Comparator<StoredGeneration> NEWEST_FIRST = Comparator.comparing(
                    (StoredGeneration generation) -> generation.provenance().made())
            .thenComparing(StoredGeneration::id)
            .reversed();

    private final FolderLock lock;
    private final GenerationFolders folders;
    private final StateFile file;

    /** Those that were good when they were read or made, newest first; each list is immutable. */
    private volatile List<StoredGeneration> generations;

    private volatile StoreState state;

    private GenerationStore(FolderLock lock, Path folder) throws IOException {
        this.lock = lock;
        this.folders = GenerationFolders.open(folder);
        this.file = new StateFile(folder.resolve("state"));
        this.generations = sorted(folders.read().stream());
        this.state = StoreState.EMPTY;
        readState();
    }

    /**
     * Opens a folder, which is made when it is not there, and removes what was never finished. A generation that is damaged is not
     * listed; it is named in the log, and removed with the next {@link #prune}.
     *
     * @throws IOException also when another process has the folder
     */
    public static GenerationStore open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path real = folder.toRealPath();
        FolderLock lock = FolderLock.take(real);
        try {
            return new GenerationStore(lock, real);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void readState() throws IOException {
        Optional<StateFile.Reading> read = file.read();
        if (read.isPresent() && read.get().damage().isEmpty()) {
            state = read.get().state();
        } else if (read.isEmpty() && generations.isEmpty()) {
            // From now on there is one: a store with generations and no state has lost it.
            write(StoreState.EMPTY);
        } else {
            repair(read);
        }
        state.active()
                .filter(id -> stored(id).isEmpty())
                .ifPresent(id -> LOG.warn("The active generation of definitions, {}, is missing or damaged", id));
    }

    private void repair(Optional<StateFile.Reading> read) throws IOException {
        String damage = read.flatMap(StateFile.Reading::damage).orElse("it is missing");
        file.setAside();
        write(StateRepair.repair(read.map(StateFile.Reading::state).orElse(StoreState.EMPTY), generations));
        LOG.warn(
                "The state of the definitions, {}, could not be read: {}. It was made again as far as possible; see whether what is"
                        + " active is right, and pinned if it was: active is {}",
                file,
                damage,
                state.active().orElse("none"));
    }

    /** A new empty folder for a generation in the making. */
    public synchronized Path newDraft() throws IOException {
        requireOpen();
        return folders.newDraft();
    }

    /** Removes a draft that comes to nothing. */
    public synchronized void discard(Path draft) throws IOException {
        requireOpen();
        folders.discard(draft);
    }

    /**
     * Makes a draft a generation: every file written through to the disk and listed with its digest, then one rename. A generation
     * of the same id that is there already is kept in its place, unless it is damaged.
     */
    public synchronized StoredGeneration keep(Path draft, Provenance provenance) throws IOException {
        requireOpen();
        Optional<StoredGeneration> present = stored(provenance.id()).filter(GenerationStore::isGood);
        if (present.isPresent()) {
            folders.discard(draft);
            return present.get();
        }
        StoredGeneration kept = folders.keep(draft, provenance);
        generations = sorted(Stream.concat(
                Stream.of(kept),
                generations.stream().filter(other -> !other.id().equals(kept.id()))));
        return kept;
    }

    private static boolean isGood(StoredGeneration generation) {
        try {
            GenerationFolders.check(generation.folder());
            return true;
        } catch (IOException e) {
            LOG.warn("Generation {} is damaged and is replaced: {}", generation.id(), e.getMessage());
            return false;
        }
    }

    /** Newest first. */
    public List<StoredGeneration> list() {
        return generations.stream().filter(GenerationFolders::isThere).toList();
    }

    /** The one whose id begins so, if it is just one. */
    public Optional<StoredGeneration> find(String idStart) {
        List<StoredGeneration> found = list().stream()
                .filter(generation -> generation.id().startsWith(idStart))
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Reads every file again. @throws IOException when one is missing, added, or not what it was */
    public void check(StoredGeneration generation) throws IOException {
        GenerationFolders.check(generation.folder());
    }

    /** The one that judges mail; empty also when its folder is gone. */
    public Optional<StoredGeneration> active() {
        return state.active().flatMap(this::stored);
    }

    /** Those that judged mail before and are still there, latest first, without the active one. */
    public List<StoredGeneration> previous() {
        return state.previous().stream().flatMap(id -> stored(id).stream()).toList();
    }

    /** What was active becomes the latest of {@link #previous}; nothing waits any more. */
    public synchronized void activate(StoredGeneration generation) throws IOException {
        update(state.withActive(requireStored(generation)));
    }

    /** The one that waits for a person's promotion, and why; there is at most one, the latest. */
    public Optional<Waiting> waiting() {
        return state.waiting()
                .flatMap(held -> stored(held.id()).map(generation -> new Waiting(generation, held.reason())));
    }

    public synchronized void await(StoredGeneration generation, String reason) throws IOException {
        update(state.withWaiting(requireStored(generation), reason));
    }

    /** Whether a person has pinned the active generation: no other takes its place by itself. */
    public boolean isPinned() {
        return state.pinned();
    }

    public synchronized void pin(boolean pinned) throws IOException {
        update(state.withPinned(pinned));
    }

    /** Notes that a version of a channel was refused; the latest hundred are kept. */
    public synchronized void refuse(String channel, long version, String reason) throws IOException {
        update(state.withRefusal(new Refusal(channel, version, Instant.now(), reason)));
    }

    /** Takes a refusal back. */
    public synchronized void forgive(String channel, long version) throws IOException {
        update(state.without(channel, version));
    }

    /** Newest first. */
    public List<Refusal> refusals() {
        return state.refusals();
    }

    /** Removes the oldest generations beyond a number; never the active, the latest previous or the waiting one. Removes damaged ones. */
    public synchronized void prune(int kept) throws IOException {
        requireOpen();
        List<StoredGeneration> needed = Stream.of(
                        active().stream(), previous().stream().limit(1), waiting().map(Waiting::generation).stream())
                .flatMap(found -> found)
                .toList();
        List<StoredGeneration> left = Stream.concat(needed.stream(), list().stream())
                .distinct()
                .limit(Math.max(kept, needed.size()))
                .toList();
        generations = sorted(left.stream());
        folders.removeOthers(left);
    }

    /** Leaves the folder to another process. */
    @Override
    public synchronized void close() throws IOException {
        lock.close();
    }

    private Optional<StoredGeneration> stored(String id) {
        return generations.stream()
                .filter(generation -> generation.id().equals(id) && GenerationFolders.isThere(generation))
                .findFirst();
    }

    private String requireStored(StoredGeneration generation) throws IOException {
        return stored(generation.id())
                .map(StoredGeneration::id)
                .orElseThrow(() -> new IOException("Generation " + generation.id() + " is not there any more"));
    }

    private void update(StoreState next) throws IOException {
        requireOpen();
        if (!next.equals(state)) {
            write(next);
        }
    }

    private void write(StoreState next) throws IOException {
        file.write(next);
        state = next;
    }

    private void requireOpen() throws IOException {
        if (!lock.isHeld()) {
            throw new IOException("The definitions were closed: Gatehouse is ending");
        }
    }

    private static List<StoredGeneration> sorted(Stream<StoredGeneration> generations) {
        return generations.sorted(NEWEST_FIRST).toList();
    }

    /** A generation that waits, and why it does. */
    public record Waiting(StoredGeneration generation, String reason) {}

    /** A version of a channel that was refused, when, and why. */
    public record Refusal(String channel, long version, Instant at, String reason) {
        public Refusal {
            reason = StoreState.cut(reason);
        }
    }
}
