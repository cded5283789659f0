package gatehouse.content;

import gatehouse.scan.Deadline;
import gatehouse.scan.Finding.Limit;
import gatehouse.settings.ContentSettings;
import java.util.Optional;

/**
 * What the walk through all archives of one message may still cost: entries, unpacked bytes, memory, time. Confined to
 * the thread that scans the message. Once exceeded it stays so: a parser that swallowed the exception gets it again.
 */
final class Budget {
    /** For archives in archives that need random access; those beyond are walked as streams, or not at all. */
    static final int MAX_BUFFER = 8 << 20;

    private static final long MAX_MEMORY = 24L << 20;

    /** Larger dictionaries of xz, lzma and 7z are refused; all levels but the highest, at 64 MB, are below. */
    static final int MAX_DECODER_KIB = 36 << 10;

    /** Of those, one inside the other. */
    private static final int MAX_DECODERS = 2;

    private final ContentSettings settings;
    private final Deadline deadline;
    private long entries;
    private long bytes;
    private long memory;
    private int decoders;
    private Optional<LimitExceededException> exceeded = Optional.empty();

    Budget(ContentSettings settings, Deadline deadline) {
        this.settings = settings;
        this.deadline = deadline.within(settings.maxTime());
    }

    ContentSettings settings() {
        return settings;
    }

    void takeEntry(String where) throws LimitExceededException {
        entries++;
        checkEntries(where, 0);
        checkTime(where);
    }

    /** Refuses what an archive declares before anything of it is unpacked. */
    void checkEntries(String where, long declared) throws LimitExceededException {
        if (declared < 0 || declared > settings.maxEntries() - entries) {
            throw exceed(where, Limit.ENTRIES, "more than " + settings.maxEntries() + " files in archives");
        }
    }

    void takeBytes(String where, long count) throws LimitExceededException {
        bytes += count;
        checkBytes(where, 0);
        checkTime(where);
    }

    /** Refuses what an archive declares before anything of it is unpacked. */
    void checkBytes(String where, long declared) throws LimitExceededException {
        if (declared < 0 || declared > settings.maxUnpackedBytes() - bytes) {
            throw exceed(where, Limit.BYTES, "more than " + settings.maxUnpackedBytes() + " bytes");
        }
    }

    void checkTime(String where) throws LimitExceededException {
        rethrow();
        if (deadline.isOver()) {
            throw exceed(where, Limit.TIME, "not looked through in time");
        }
    }

    /** Whether {@code count} bytes may be kept in memory; to be given back. */
    boolean takeMemory(int count) {
        if (memory + count > MAX_MEMORY) {
            return false;
        }
        memory += count;
        return true;
    }

    void giveBackMemory(int count) {
        memory -= count;
    }

    /** Before a decoder is opened that may take up to {@link #MAX_DECODER_KIB}; to be given back. */
    void takeDecoder(String where) throws LimitExceededException {
        if (decoders == MAX_DECODERS) {
            throw exceedMemory(where);
        }
        decoders++;
    }

    void giveBackDecoder() {
        decoders--;
    }

    /** What cannot be looked into without more memory than a message may have. */
    LimitExceededException exceedMemory(String where) {
        return exceed(where, Limit.BYTES, "needs more memory than one message may have");
    }

    LimitExceededException exceed(String where, Limit limit, String detail) {
        LimitExceededException exception = new LimitExceededException(where, limit, detail);
        exceeded = Optional.of(exception);
        return exception;
    }

    /** Parsers wrap what their streams throw, or go on without it. */
    void rethrow() throws LimitExceededException {
        if (exceeded.isPresent()) {
            throw exceeded.get();
        }
    }

    /** A limit ends the look into one attachment; the next one starts with what is left of the counts. */
    void nextPart() {
        exceeded = Optional.empty();
    }
}
