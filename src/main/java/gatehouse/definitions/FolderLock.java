package gatehouse.definitions;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder to one process. The operating system takes it back when the process ends, however that comes. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another has it */
    @SuppressWarnings("MustBeClosedChecker")
    static FolderLock take(Path folder) throws IOException {
        FolderLock lock = new FolderLock(
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (!lock.isTaken()) {
            lock.close();
            throw new IOException("Another Gatehouse uses the folder " + folder
                    + ". Stop it, or give each of them a home of its own.");
        }
        return lock;
    }

    private boolean isTaken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    boolean isHeld() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
