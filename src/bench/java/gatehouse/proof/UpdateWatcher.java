package gatehouse.proof;

import gatehouse.definitions.DefinitionUpdates;
import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.StoredGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Says in which step an update is, as seen from outside: by its status, and by what is on the disk, where the status tells no more. For
 * one thread, its own.
 */
final class UpdateWatcher {
    private final Path drafts;
    private final GenerationStore store;
    private final DefinitionUpdates updates;
    private Optional<String> tried = Optional.empty();
    private String step = "";

    private UpdateWatcher(Path drafts, GenerationStore store, DefinitionUpdates updates) {
        this.drafts = drafts;
        this.store = store;
        this.updates = updates;
    }

    static void start(Path folder, GenerationStore store, DefinitionUpdates updates) {
        UpdateWatcher watcher = new UpdateWatcher(folder.resolve("drafts"), store, updates);
        Thread thread = new Thread(watcher::run, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                look();
                TimeUnit.MICROSECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        String now = step();
        if (!now.equals(step)) {
            step = now;
            System.out.println("begin " + now + " 0");
        }
    }

    private String step() {
        String activity = updates.status().activity().replaceFirst(" .*", "");
        Optional<String> active = store.active().map(StoredGeneration::id);
        if (!activity.equals("trial")) {
            tried = active;
            return activity.isEmpty() ? "idle" : activity;
        }
        if (!active.equals(tried)) {
            return "prune";
        }
        Optional<String> newest = store.list().stream().findFirst().map(StoredGeneration::id);
        if (!newest.equals(active)) {
            return "activate";
        }
        return isSealed() ? "keep" : "trial";
    }

    /** The first thing that is done to keep a draft. */
    private boolean isSealed() {
        try (Stream<Path> files = Files.list(drafts)) {
            return files.anyMatch(draft -> Files.exists(draft.resolve("provenance")));
        } catch (IOException e) {
            // The draft went meanwhile.
            return false;
        }
    }
}
