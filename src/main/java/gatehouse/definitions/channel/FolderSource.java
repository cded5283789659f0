package gatehouse.definitions.channel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A channel without DNS: one folder, in which a file {@code VERSION} names the newest version. For one thread. */
final class FolderSource implements Source {
    static final String VERSION = "VERSION";

    private final Folder folder;
    private final Reader version;

    /** Reads the file of the version. */
    interface Reader {
        String read() throws ChannelException, InterruptedException;
    }

    /** A folder of a web server, which is asked for the version only when it has changed. */
    static FolderSource of(WebFolder folder, KeptText version) {
        return new FolderSource(folder, () -> folder.refresh(version, VERSION));
    }

    static FolderSource of(LocalFolder folder) {
        return new FolderSource(folder, () -> text(folder));
    }

    private FolderSource(Folder folder, Reader version) {
        this.folder = folder;
        this.version = version;
    }

    @Override
    public String newestVersion() throws ChannelException, InterruptedException {
        return version.read().strip();
    }

    @Override
    public <T> T first(Attempt<T> attempt) throws ChannelException, InterruptedException {
        return attempt.on(folder);
    }

    @Override
    public Optional<byte[]> key() {
        return Optional.empty();
    }

    private static String text(LocalFolder folder) throws ChannelException, InterruptedException {
        byte[] text = folder.read(VERSION)
                .orElseThrow(() -> new ChannelException("there is no file " + folder.locate(VERSION)));
        return new String(text, StandardCharsets.UTF_8);
    }
}
