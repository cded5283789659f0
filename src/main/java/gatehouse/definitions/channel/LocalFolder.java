package gatehouse.definitions.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of this machine, or of a share that it has mounted. For one thread. */
final class LocalFolder implements Folder {
    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final Look look;

    LocalFolder(Path folder, Look look) {
        this.folder = folder;
        this.look = look;
    }

    @Override
    public Optional<byte[]> read(String name) throws ChannelException, InterruptedException {
        Path file = folder.resolve(name);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        copy(file, Channels.newChannel(content), MAX_SMALL);
        return Optional.of(content.toByteArray());
    }

    @Override
    public void copy(String name, PartFile to) throws ChannelException, InterruptedException {
        Path file = folder.resolve(name);
        look.say("copying " + file);
        try (FileChannel copy = to.begin(locate(name), Optional.empty())) {
            copy(file, copy, MAX_ARCHIVE);
        } catch (IOException e) {
            throw e instanceof ChannelException known ? known : new ChannelException("cannot write " + to, e);
        }
    }

    @Override
    public String locate(String name) {
        return folder.resolve(name).toString();
    }

    private void copy(Path file, WritableByteChannel to, long most) throws ChannelException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new ChannelException(file + " is no file that can be read");
        }
        try (FileChannel from = FileChannel.open(file)) {
            copy(from, to, most);
        } catch (ClosedByInterruptException e) {
            look.check();
        } catch (IOException e) {
            throw new ChannelException(file + ": " + e, e);
        }
    }

    private void copy(FileChannel from, WritableByteChannel to, long most) throws IOException, InterruptedException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long copied = 0;
        while (from.read(block.clear()) >= 0) {
            look.check();
            copied += block.flip().remaining();
            if (copied > most) {
                throw new ChannelException("is larger than it may be");
            }
            while (block.hasRemaining()) {
                to.write(block);
            }
        }
    }
}
