package gatehouse.proof;

import gatehouse.antispam.RuleSetLoader;
import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.Provenance;
import gatehouse.definitions.StoredGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A process that changes a store of generations for ever, and says each step before it begins and when it is done. It is there to
 * be killed.
 */
public final class StoreLoop {
    static final String CHANNEL = "rules.example.org";
    static final int KEPT = 4;

    private final GenerationStore store;
    private long number;

    private StoreLoop(GenerationStore store) {
        this.store = store;
        this.number =
                store.list().stream().mapToLong(NumberedRules::number).max().orElse(0);
    }

    /** Argument: the folder of the store. */
    public static void main(String[] arguments) throws IOException {
        StoreLoop loop = new StoreLoop(GenerationStore.open(Path.of(arguments[0])));
        while (true) {
            loop.turn();
        }
    }

    static boolean isPinned(long number) {
        return number % 2 == 0;
    }

    private void turn() throws IOException {
        number++;
        Path draft = store.newDraft();
        say("begin write", number);
        write(draft);
        say("begin keep", number);
        StoredGeneration kept = store.keep(draft, provenance(draft));
        say("begin await", number);
        store.await(kept, "waits for a person");
        say("begin activate", number);
        store.activate(kept);
        say("done activate", number);
        say("begin refuse", number);
        store.refuse(CHANNEL, number, "for the sake of it");
        say("done refuse", number);
        say("begin pin", number);
        store.pin(isPinned(number));
        say("done pin", number);
        say("begin prune", number);
        store.prune(KEPT);
        say("done prune", number);
    }

    private void write(Path draft) throws IOException {
        Path rules = draft.resolve("rules/00-numbered");
        NumberedRules.write(rules, number);
        Files.writeString(rules.resolve("VERSION"), Long.toString(number));
    }

    private static Provenance provenance(Path draft) throws IOException {
        String id = RuleSetLoader.id(StoredGeneration.ruleFolders(draft));
        return new Provenance(id, Instant.now(), List.of(), List.of("/rules"), 1, List.of("passed"));
    }

    private static void say(String step, long number) {
        System.out.println(step + " " + number);
    }
}
