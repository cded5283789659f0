package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import gatehouse.report.VerdictStore.Batch;
import gatehouse.report.VerdictStore.Bounds;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verdicts of the last days in a store on disk, and the scores of the generations that gave them. Bounded in age and number;
 * safe for use by several threads, and closed once. What is not yet written when the process ends is lost: at most what came since
 * the last {@link #commit}.
 *
 * <p>No method fails because of the file. One that is damaged is set aside under another name, and a new one begun; one that cannot
 * be written is opened again at the next commit, and verdicts are counted as lost until then.
 */
public final class VerdictRecords implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictRecords.class);
    private static final Bounds BOUNDS = new Bounds(1_000_000, 160L << 20);

    private final Path file;
    private final Bounds bounds;
    private final AtomicLong lost = new AtomicLong();
    private volatile Optional<VerdictStore> store = Optional.empty();
    private boolean damaged;
    private boolean complained;
    private boolean closed;

    private VerdictRecords(Path file, Bounds bounds) {
        this.file = file;
        this.bounds = bounds;
    }

    public static VerdictRecords open(Path file) {
        return open(file, BOUNDS);
    }

    static VerdictRecords open(Path file, Bounds bounds) {
        VerdictRecords records = new VerdictRecords(file, bounds);
        records.reopen();
        return records;
    }

    /** Takes a verdict, in place of the last one on the same message; costs a worker microseconds. */
    public void add(VerdictRecord verdict) {
        if (!done(open -> open.add(verdict))) {
            lost.incrementAndGet();
        }
    }

    /** The scores of a generation that gives verdicts, or is tried; the latest fifty are kept. */
    public void add(ScoreTable scores) {
        boolean unused = done(open -> open.add(scores));
    }

    /** The table of that generation. */
    public Optional<ScoreTable> scores(String generation) {
        return attempt(open -> open.scores(generation), Optional.empty());
    }

    /** The ids of the generations whose scores are kept, latest first. */
    public List<String> generations() {
        return attempt(VerdictStore::generations, List.of());
    }

    /** How many verdicts are kept. */
    long size() {
        return attempt(VerdictStore::size, 0L);
    }

    /** How many verdicts could not be kept. */
    long lost() {
        return lost.get();
    }

    /** Those since then, oldest first; what comes meanwhile may be among them. */
    public void forEach(Instant since, Consumer<VerdictRecord> action) {
        Optional<Long> next = Optional.of(VerdictStore.key(since));
        while (next.isPresent()) {
            long key = next.get();
            Batch batch = attempt(open -> open.from(key), new Batch(List.of(), Optional.empty()));
            batch.verdicts().forEach(action);
            next = batch.next();
        }
    }

    /** The verdicts on messages with that Message-ID, or whose UNID begins so, newest first, at most {@code most}. */
    public List<VerdictRecord> find(String id, int most) {
        List<VerdictRecord> found = new ArrayList<>();
        Optional<Long> next = Optional.of(Long.MAX_VALUE);
        while (next.isPresent() && found.size() < most) {
            long key = next.get();
            Batch batch = attempt(open -> open.backFrom(key), new Batch(List.of(), Optional.empty()));
            batch.verdicts().stream()
                    .filter(verdict -> verdict.isOf(id))
                    .limit(most - found.size())
                    .forEach(found::add);
            next = batch.next();
        }
        return found;
    }

    /** Writes to the disk what has come since the last time. */
    public void commit() {
        if (store.isEmpty()) {
            reopen();
        }
        boolean written = attempt(VerdictStore::commit, false);
        if (written) {
            works();
        }
    }

    /** Removes what is older. */
    public void expire(Duration retention) {
        boolean unused = done(open -> open.expire(Instant.now().minus(retention)));
    }

    @Override
    public void close() {
        boolean unused = done(VerdictStore::close);
        synchronized (this) {
            closed = true;
            store = Optional.empty();
        }
    }

    private boolean done(Step step) {
        return attempt(
                open -> {
                    step.run(open);
                    return true;
                },
                false);
    }

    private <T> T attempt(Action<T> action, T otherwise) {
        Optional<VerdictStore> current = store;
        // An interrupt would close the file in the middle of whatever it is at: let it be noticed afterwards.
        boolean interrupted = Thread.interrupted();
        try {
            return current.isPresent() ? action.run(current.get()) : otherwise;
        } catch (IOException e) {
            complain(e);
            return otherwise;
        } catch (RuntimeException | Error e) {
            failed(current.get(), e);
            return otherwise;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void failed(VerdictStore failed, Throwable cause) {
        if (store.filter(current -> current == failed).isEmpty()) {
            return;
        }
        store = Optional.empty();
        damaged = isDamage(cause);
        complain(cause);
        failed.abandon();
    }

    /** A disk that fails may work again, a damaged file does not. One that asks for too much memory twice has a damaged length. */
    private boolean isDamage(Throwable cause) {
        if (!(cause instanceof MVStoreException failure)) {
            return complained || !(cause instanceof OutOfMemoryError);
        }
        return switch (failure.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED, DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED -> false;
            case DataUtils.ERROR_READING_FAILED -> failure.getCause() instanceof EOFException;
            default -> true;
        };
    }

    private synchronized void reopen() {
        if (closed || store.isPresent()) {
            return;
        }
        try {
            store = Optional.of(damaged ? beginAnew() : openOrBeginAnew());
            damaged = false;
        } catch (IOException | RuntimeException | Error e) {
            complain(e);
        }
    }

    private VerdictStore openOrBeginAnew() throws IOException {
        try {
            return VerdictStore.open(file, bounds);
        } catch (IOException | RuntimeException | Error e) {
            if (!isDamage(e)) {
                throw e;
            }
            LOG.warn("The verdicts in {} cannot be read: {}", file, e.toString());
            return beginAnew();
        }
    }

    private VerdictStore beginAnew() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("The damaged file of verdicts is kept as {}, and a new one begun", aside);
        return VerdictStore.open(file, bounds);
    }

    /** Said once, until it works again. */
    private synchronized void complain(Throwable cause) {
        if (!complained) {
            LOG.warn("Verdicts cannot be kept in {}; mail goes on without", file, cause);
            complained = true;
        }
    }

    private synchronized void works() {
        if (complained) {
            LOG.info("Verdicts are kept in {} again; {} were not since the start", file, lost);
            complained = false;
        }
    }

    /** What is asked of the open store. */
    private interface Action<T> {
        T run(VerdictStore open) throws IOException;
    }

    /** What is done with the open store. */
    private interface Step {
        void run(VerdictStore open) throws IOException;
    }
}
