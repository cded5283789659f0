package gatehouse.embedded.runtime;

import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.nsf.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The open databases of a server: opened once, when first asked for, and closed with it. Safe for use by several threads.
 */
public final class Databases implements AutoCloseable {
    private final Path directory;
    private final Consumer<NsfStore> onOpen;
    private final Map<Path, NsfStore> open = new TreeMap<>();
    private boolean closed;

    /**
     * Takes a data directory.
     *
     * @param onOpen gets each database before anybody else does
     */
    public Databases(Path directory, Consumer<NsfStore> onOpen) {
        this.directory = directory.toAbsolutePath().normalize();
        this.onOpen = onOpen;
    }

    Path directory() {
        return directory;
    }

    /** The database, when there is one of that name in the data directory. */
    public Optional<NsfStore> find(String file) {
        return resolve(file).filter(Files::isRegularFile).map(this::open);
    }

    /** Opens the database, or makes it. */
    public NsfStore open(String file) {
        return open(resolve(file).orElseThrow(() -> new StoreException("Not in the data directory: " + file)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.values().forEach(NsfStore::close);
        open.clear();
    }

    private synchronized NsfStore open(Path path) {
        if (closed) {
            throw new StoreException("The server is shut down");
        }
        return open.computeIfAbsent(path, this::make);
    }

    private NsfStore make(Path path) {
        NsfStore store = NsfStore.open(path);
        onOpen.accept(store);
        return store;
    }

    private Optional<Path> resolve(String file) {
        Path path = directory.resolve(file.replace('\\', '/')).normalize();
        return Optional.of(path).filter(p -> p.startsWith(directory) && !p.equals(directory));
    }
}
