package gatehouse.pipeline;

import gatehouse.server.MessageId;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers beyond the end of the process which messages the workers had in hand: a message that killed the process
 * stands here at the next start. A small mapped file, so that noting a message costs no system call. Each worker has a
 * slot of its own and writes to no other.
 */
public final class InHand {
    private static final int SLOT = 128;

    private final MappedByteBuffer file;
    private final List<MessageId> leftovers = new ArrayList<>();

    /** Opens the file, keeps what an earlier process left in it, and clears it for {@code slots} workers. */
    public InHand(Path path, int slots) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = Math.max(channel.size() / SLOT * SLOT, (long) slots * SLOT);
            file = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        }
        for (int slot = 0; slot < file.capacity() / SLOT; slot++) {
            readLeftover(slot);
            end(slot);
        }
    }

    /** What an earlier process had in hand when it ended. */
    public List<MessageId> leftovers() {
        return List.copyOf(leftovers);
    }

    void begin(int slot, MessageId id) {
        byte[] text = id.toString().getBytes(StandardCharsets.UTF_8);
        if (text.length < SLOT) {
            file.put(slot * SLOT + 1, text);
            file.put(slot * SLOT, (byte) text.length);
        }
    }

    void end(int slot) {
        file.put(slot * SLOT, (byte) 0);
    }

    private void readLeftover(int slot) {
        int length = file.get(slot * SLOT);
        if (length <= 0 || length >= SLOT) {
            return;
        }
        byte[] text = new byte[length];
        file.get(slot * SLOT + 1, text);
        String id = new String(text, StandardCharsets.UTF_8);
        int colon = id.lastIndexOf(':');
        if (colon > 0) {
            leftovers.add(new MessageId(id.substring(0, colon), id.substring(colon + 1)));
        }
    }
}
