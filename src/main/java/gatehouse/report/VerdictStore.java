package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import gatehouse.server.MessageId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open file of verdicts, in an H2 MVStore that has no thread of its own: a verdict is put into memory, and {@link
 * #commit} writes it. The key is the time in microseconds; a verdict of the same microsecond takes the next one. Safe for use
 * by several threads. Once it has thrown anything but an {@link IOException}, it is of no use any more.
 */
final class VerdictStore {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictStore.class);
    private static final int FORMAT = 1;
    private static final int CACHE_MEGABYTES = 4;
    private static final int PAGE_BYTES = 4 * 1024;
    private static final int COMMITS_PER_COMPACTION = 64;
    private static final int COMPACTION_BYTES = 1 << 20;
    private static final int MOST_COMPACTIONS = 32;
    private static final int FILL_RATE = 70;
    private static final int REMOVED_PER_COMMIT = 50_000;
    private static final int MOST_LATEST = 10_000;
    private static final long SIZE_KEY = 0;
    private static final long FIRST_KEY = 1;
    static final int BATCH = 1_000;

    private final Bounds bounds;
    private final MVStore file;
    private final MVMap<Long, byte[]> map;
    private final Words words;
    private final RecordCodec codec;
    private final ScoreTables tables;
    private final Map<MessageId, Long> latest = new LinkedHashMap<>();
    private final AtomicLong bytes;
    private int commits;
    private volatile String judging = "";

    private VerdictStore(MVStore file, Bounds bounds) throws IOException {
        this.bounds = bounds;
        this.file = file;
        map = map("verdicts");
        words = new Words(map);
        codec = new RecordCodec(words);
        tables = new ScoreTables(map("scores"));
        bytes = new AtomicLong(Optional.ofNullable(map.get(SIZE_KEY))
                .map(size -> ByteBuffer.wrap(size).getLong())
                .orElse(0L));
    }

    /** How many verdicts, and bytes of them, are kept. */
    record Bounds(long verdicts, long bytes) {}

    /**
     * Some verdicts in order.
     *
     * @param next the key to go on with; empty at the end
     */
    record Batch(List<VerdictRecord> verdicts, Optional<Long> next) {}

    /** @throws IOException when it was written by another version of Gatehouse, or is damaged */
    static VerdictStore open(Path path, Bounds bounds) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        MVStore file = new MVStore.Builder()
                .fileName(path.toString())
                .cacheSize(CACHE_MEGABYTES)
                .cacheConcurrency(1)
                .pageSplitSize(PAGE_BYTES)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        try {
            checkFormat(file);
            return new VerdictStore(file, bounds);
        } catch (IOException | RuntimeException | Error e) {
            file.closeImmediately();
            throw e;
        }
    }

    private static void checkFormat(MVStore file) throws IOException {
        if (file.getStoreVersion() == 0) {
            file.setStoreVersion(FORMAT);
        }
        if (file.getStoreVersion() != FORMAT) {
            throw new IOException("it has format " + file.getStoreVersion() + ", not " + FORMAT);
        }
    }

    private MVMap<Long, byte[]> map(String name) {
        return file.openMap(
                name,
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(new StoredBytes()));
    }

    /** @throws IOException when the verdict cannot be written down */
    synchronized void add(VerdictRecord verdict) throws IOException {
        byte[] encoded = codec.encode(verdict);
        long key = key(verdict.time());
        while (map.putIfAbsent(key, encoded) != null) {
            key++;
        }
        bytes.addAndGet(encoded.length);
        judging = verdict.terms().generation();
        replaces(verdict.id(), key);
        makeRoom();
    }

    private void makeRoom() {
        Long oldest = map.ceilingKey(FIRST_KEY);
        while (oldest != null && (size() > bounds.verdicts() || bytes.get() > bounds.bytes())) {
            remove(oldest);
            oldest = map.higherKey(oldest);
        }
    }

    /** A message that waits is judged at each attempt: the last verdict is the one that counts. */
    private void replaces(MessageId id, long key) {
        Long earlier = latest.remove(id);
        if (earlier != null) {
            remove(earlier);
        }
        latest.put(id, key);
        if (latest.size() > MOST_LATEST) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    private void remove(long key) {
        byte[] removed = map.remove(key);
        if (removed != null) {
            bytes.addAndGet(-removed.length);
        }
    }

    long size() {
        return map.sizeAsLong() - words.size() - (map.containsKey(SIZE_KEY) ? 1 : 0);
    }

    /** Takes milliseconds, for which no verdict waits. */
    void add(ScoreTable scores) throws IOException {
        tables.add(scores, judging);
    }

    Optional<ScoreTable> scores(String generation) {
        return tables.find(generation);
    }

    List<String> generations() {
        return tables.generations();
    }

    /** Verdicts from that key on, oldest first. */
    Batch from(long key) {
        return batch(map.cursor(Math.max(FIRST_KEY, key), Long.MAX_VALUE, false), 1);
    }

    /** Verdicts from that key on, newest first. */
    Batch backFrom(long key) {
        return batch(map.cursor(key, FIRST_KEY, true), -1);
    }

    private Batch batch(Cursor<Long, byte[]> cursor, int step) {
        List<VerdictRecord> verdicts = new ArrayList<>(BATCH);
        long last = 0;
        int count = 0;
        while (cursor.hasNext() && count < BATCH) {
            last = cursor.next();
            decode(last, cursor.getValue()).ifPresent(verdicts::add);
            count++;
        }
        return new Batch(verdicts, count < BATCH ? Optional.empty() : Optional.of(last + step));
    }

    private Optional<VerdictRecord> decode(long key, byte[] encoded) {
        try {
            return Optional.of(codec.decode(Instant.EPOCH.plus(key, ChronoUnit.MICROS), encoded));
        } catch (IOException e) {
            LOG.warn("A kept verdict is damaged and thrown away: {}", e.toString());
            remove(key);
            return Optional.empty();
        }
    }

    static long key(Instant time) {
        return Math.max(FIRST_KEY, ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /** Writes what has come, while workers go on; false when nothing has. */
    boolean commit() {
        if (!file.hasUnsavedChanges()) {
            return false;
        }
        writeSize();
        file.commit();
        if (++commits % COMMITS_PER_COMPACTION == 0) {
            file.compact(FILL_RATE, COMPACTION_BYTES);
        }
        return true;
    }

    private void writeSize() {
        map.put(SIZE_KEY, ByteBuffer.allocate(Long.BYTES).putLong(bytes.get()).array());
    }

    /** Removes what is older, and gives back the room. */
    void expire(Instant before) {
        long end = key(before);
        int removed = 0;
        Long oldest = map.ceilingKey(FIRST_KEY);
        while (oldest != null && oldest < end) {
            remove(oldest);
            if (++removed % REMOVED_PER_COMMIT == 0) {
                commit();
            }
            oldest = map.higherKey(oldest);
        }
        commit();
        for (int i = 0; i < MOST_COMPACTIONS && file.compact(FILL_RATE, COMPACTION_BYTES); i++) {
            file.commit();
        }
    }

    void close() {
        commit();
        file.close();
    }

    /** Closes without writing anything. */
    void abandon() {
        file.closeImmediately();
    }
}
