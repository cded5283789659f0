package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The verdicts of the last days in a store on disk, and the scores of the generations that gave them. Bounded in age and number;
 * safe for use by several threads, and closed once. What is not yet written when the process ends is lost: at most what came since
 * the last {@link #commit}. A file that cannot be read is set aside under another name, and a new one begun.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class VerdictRecords implements AutoCloseable {
    private VerdictRecords() {}

    public static VerdictRecords open(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Takes a verdict; costs a worker microseconds. */
    public void add(VerdictRecord verdict) {
        throw new UnsupportedOperationException();
    }

    /** The scores of a generation that gives verdicts, or is tried; the latest fifty are kept. */
    public void add(ScoreTable scores) {
        throw new UnsupportedOperationException();
    }

    /** The table of that generation. */
    public Optional<ScoreTable> scores(String generation) {
        throw new UnsupportedOperationException();
    }

    /** The ids of the generations whose scores are kept, latest first. */
    public List<String> generations() {
        throw new UnsupportedOperationException();
    }

    /** Those since then, oldest first. */
    public void forEach(Instant since, Consumer<VerdictRecord> action) {
        throw new UnsupportedOperationException();
    }

    /** The verdicts on messages with that Message-ID, or whose UNID begins so, newest first, at most {@code most}. */
    public List<VerdictRecord> find(String id, int most) {
        throw new UnsupportedOperationException();
    }

    /** Writes to the disk what has come since the last time. */
    public void commit() {
        throw new UnsupportedOperationException();
    }

    /** Removes what is older. */
    public void expire(Duration retention) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
