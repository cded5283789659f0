package gatehouse.content;

import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Cause;
import gatehouse.scan.Finding.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tika.mime.MediaType;

/**
 * One container while it is walked: takes its entries, and stops it at the limits. What is unpacked counts for every
 * container around it, so a bomb in layers is measured against the part that was sent. Confined to one thread.
 */
final class Walk {
    /** Below this much a high ratio is no bomb: a page of blanks packs well. */
    private static final long RATIO_FROM = 10_000_000;

    private final Inspection inspection;
    private final Optional<Walk> outer;
    private final String where;
    private final Source source;
    private long unpacked;

    Walk(Inspection inspection, Optional<Walk> outer, String where, Source source) {
        this.inspection = inspection;
        this.outer = outer;
        this.where = where;
        this.source = source;
    }

    int depth() {
        return 1 + outer.map(Walk::depth).orElse(0);
    }

    String where() {
        return where;
    }

    /** A file with a name of its own. */
    void entry(String name, InputStream stream) throws IOException {
        look(Where.inside(where, name), Optional.of(name), stream);
    }

    /** Something inside that has no name for a file, only one that says where it is. */
    void unnamed(String label, InputStream stream) throws IOException {
        look(Where.inside(where, label), Optional.empty(), stream);
    }

    private void look(String place, Optional<String> name, InputStream stream) throws IOException {
        budget().takeEntry(where);
        try (EntrySource entry = new EntrySource(new CountingInputStream(stream, this::count), budget(), place)) {
            inspection.file(place, name, entry, Optional.of(this));
            entry.drain();
        }
    }

    /** A name to be judged of an entry that cannot be unpacked, or has several. */
    void name(String name) throws IOException {
        budget().checkTime(where);
        inspection.name(Where.inside(where, name), name);
    }

    /** What the container claims to hold, before anything is unpacked; empty for a size that it does not tell. */
    void declare(long entries, OptionalLong bytes) throws LimitExceededException {
        budget().checkEntries(where, entries);
        if (bytes.isPresent()) {
            checkRatio(bytes.getAsLong());
            budget().checkBytes(where, bytes.getAsLong());
        }
    }

    private void count(long bytes) throws LimitExceededException {
        budget().takeBytes(where, bytes);
        add(bytes);
    }

    private void add(long bytes) throws LimitExceededException {
        unpacked += bytes;
        checkRatio(unpacked);
        if (outer.isPresent()) {
            outer.get().add(bytes);
        }
    }

    private void checkRatio(long bytes) throws LimitExceededException {
        long maxRatio = budget().settings().maxRatio();
        if (bytes > RATIO_FROM && bytes / maxRatio > source.packedBytes()) {
            throw budget().exceed(where, Limit.RATIO, "more than " + maxRatio + " to 1");
        }
    }

    Budget budget() {
        return inspection.budget();
    }

    void encrypted(String type) {
        inspection.add(new Finding.EncryptedContainer(where, type));
    }

    void macros(String detail) {
        inspection.macros(where, detail);
    }

    /** The type that shows only inside. */
    void type(MediaType type) {
        inspection.type(where, type);
    }

    void malformed(String detail) {
        inspection.add(new Finding.Unscannable(where, Cause.MALFORMED, detail));
    }

    LimitExceededException tooLargeForMemory() {
        return budget().exceedMemory(where);
    }
}
