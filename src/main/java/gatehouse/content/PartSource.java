package gatehouse.content;

import gatehouse.mail.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of the message: can be read as often as needed, and anywhere. */
final class PartSource implements Source {
    private final Content content;
    private final Budget budget;
    private final String where;
    private final List<ContentChannel> open = new ArrayList<>();

    PartSource(Content content, Budget budget, String where) {
        this.content = content;
        this.budget = budget;
        this.where = where;
    }

    @Override
    public byte[] head() throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(FileTypes.HEAD);
        } catch (IOException e) {
            throw new ContentReadException(e);
        }
    }

    @Override
    public InputStream stream() throws IOException {
        return Channels.newInputStream(newChannel());
    }

    @Override
    public Optional<ContentChannel> channel() throws IOException {
        return Optional.of(newChannel());
    }

    private ContentChannel newChannel() {
        ContentChannel channel = new ContentChannel(content, budget, where);
        open.add(channel);
        return channel;
    }

    @Override
    public long packedBytes() {
        return content.size();
    }

    @Override
    public void close() throws IOException {
        for (ContentChannel channel : open) {
            channel.close();
        }
    }
}
