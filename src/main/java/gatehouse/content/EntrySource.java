package gatehouse.content;

import gatehouse.mail.Content;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.apache.commons.io.input.CloseShieldInputStream;

/** An entry of an archive: a stream that passes by once, kept in memory when it is small enough and must be. */
final class EntrySource implements Source {
    private final Budget budget;
    private final String where;
    private InputStream in;
    private Optional<ContentChannel> channel = Optional.empty();
    private boolean asked;
    private int kept;
    private long seen;

    EntrySource(InputStream in, Budget budget, String where) {
        this.in = new BufferedInputStream(new CountingInputStream(in, count -> seen += count));
        this.budget = budget;
        this.where = where;
    }

    @Override
    public byte[] head() throws IOException {
        in.mark(FileTypes.HEAD);
        byte[] head = in.readNBytes(FileTypes.HEAD);
        in.reset();
        return head;
    }

    @Override
    public InputStream stream() {
        // Readers close what they were given, but the archive around goes on behind it.
        return CloseShieldInputStream.wrap(in);
    }

    @Override
    public Optional<ContentChannel> channel() throws IOException {
        if (channel.isEmpty() && !asked) {
            asked = true;
            channel = keep();
        }
        return channel;
    }

    private Optional<ContentChannel> keep() throws IOException {
        if (!budget.takeMemory(Budget.MAX_BUFFER)) {
            return Optional.empty();
        }
        kept = Budget.MAX_BUFFER;
        byte[] bytes = in.readNBytes(Budget.MAX_BUFFER);
        if (bytes.length == Budget.MAX_BUFFER) {
            in = new SequenceInputStream(new ByteArrayInputStream(bytes), in);
            return Optional.empty();
        }
        budget.giveBackMemory(Budget.MAX_BUFFER - bytes.length);
        kept = bytes.length;
        return Optional.of(new ContentChannel(new Bytes(bytes), budget, where));
    }

    @Override
    public long packedBytes() {
        return seen;
    }

    /** Reads what nobody wanted: only what was unpacked was counted, and can be believed. */
    void drain() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        budget.giveBackMemory(kept);
        kept = 0;
    }

    /** Content in memory. */
    private static final class Bytes implements Content {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
