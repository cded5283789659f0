package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.NsfStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The smallest server: stores in a folder, and the set of threads that are initialised. */
final class TestHost implements NotesHost, AutoCloseable {
    final Set<Thread> initialised = ConcurrentHashMap.newKeySet();
    private final Map<String, NsfStore> stores = new ConcurrentHashMap<>();
    private final StrictMode strictMode = new StrictMode();
    private final Path folder;

    TestHost(Path folder) {
        this.folder = folder;
        initialised.add(Thread.currentThread());
    }

    @Override
    public String serverName() {
        return "mail1/Acme";
    }

    @Override
    public Optional<NsfStore> store(String file) {
        Path path = folder.resolve(file);
        return stores.containsKey(file) || Files.exists(path) ? Optional.of(createStore(file)) : Optional.empty();
    }

    @Override
    public NsfStore createStore(String file) {
        return stores.computeIfAbsent(file, name -> NsfStore.open(folder.resolve(name)));
    }

    @Override
    public Optional<String> environment(String name) {
        return name.equals("Directory") ? Optional.of("/data") : Optional.empty();
    }

    @Override
    public StrictMode strictMode() {
        return strictMode;
    }

    @Override
    public boolean threadInitialised() {
        return initialised.contains(Thread.currentThread());
    }

    @Override
    public void close() {
        stores.values().forEach(NsfStore::close);
    }
}
