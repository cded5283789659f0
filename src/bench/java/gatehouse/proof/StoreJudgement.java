package gatehouse.proof;

import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.GenerationStore.Refusal;
import gatehouse.definitions.StoredGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens a store whose process was killed, as the next start does, and looks at all of it. For one use after each kill.
 */
final class StoreJudgement {
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private int unfinished;
    private long active;

    StoreJudgement(Path folder) {
        this.folder = folder;
    }

    /** What is wrong; empty when nothing is. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Files that the kill left in drafts, for the next start to remove. */
    int unfinished() {
        return unfinished;
    }

    /** The number of the active generation; 0 when there is none. */
    long active() {
        return active;
    }

    /**
     * Looks at everything.
     *
     * @param least the number that was active for certain
     * @param most the number that was on its way to be active
     */
    void judge(long least, long most) throws IOException, InterruptedException {
        List<String> found = names("generations");
        unfinished = names("drafts").size();
        try (GenerationStore store = GenerationStore.open(folder)) {
            List<String> listed =
                    store.list().stream().map(StoredGeneration::id).sorted().toList();
            require(listed.equals(found), "there were " + found + ", and good are " + listed);
            require(names("drafts").isEmpty(), "drafts are left: " + names("drafts"));
            require(Files.notExists(folder.resolve("state.damaged")), "the state was damaged");
            for (StoredGeneration generation : store.list()) {
                store.check(generation);
            }
            judgeActive(store.active(), least, most);
        }
    }

    /** What else the store was told, and had told that it knows. */
    void judgeFacts(Steps steps) throws IOException {
        try (GenerationStore store = GenerationStore.open(folder)) {
            long refused = steps.done("refuse");
            require(
                    refused == 0
                            || store.refusals().stream()
                                    .mapToLong(Refusal::version)
                                    .anyMatch(n -> n == refused),
                    "the refusal of " + refused + " is forgotten");
            long pin = steps.done("pin");
            boolean isSettled = pin > 0 && steps.begun("pin") == pin;
            require(!isSettled || store.isPinned() == StoreLoop.isPinned(pin), "the pin of " + pin + " is forgotten");
            long pruned = steps.done("prune");
            require(
                    pruned == 0 || store.list().size() <= StoreLoop.KEPT + 1,
                    "what was pruned is there: " + store.list().size());
        }
    }

    private void judgeActive(Optional<StoredGeneration> found, long least, long most)
            throws IOException, InterruptedException {
        active = found.map(NumberedRules::number).orElse(0L);
        require(least <= active && active <= most, active + " is active, not one of " + least + " to " + most);
        require(found.isPresent() || least == 0, "nothing is active");
        if (found.isPresent()) {
            faults.addAll(NumberedRules.faults(found.get()));
        }
    }

    private void require(boolean good, String fault) {
        if (!good) {
            faults.add(fault);
        }
    }

    private List<String> names(String name) throws IOException {
        if (Files.notExists(folder.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
