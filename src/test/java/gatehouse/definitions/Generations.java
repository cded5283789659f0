package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Small generations for tests. Static functions only. */
final class Generations {
    private Generations() {}

    /** A draft of stock rules, always the same, and local ones. */
    static Path draft(GenerationStore store, String local) throws IOException {
        Path draft = store.newDraft();
        Path stock = Files.createDirectories(draft.resolve("rules/00-stock"));
        Files.writeString(stock.resolve("20 stock rules.cf"), "body STOCK /stock/\n");
        Files.writeString(stock.resolve("VERSION"), "1");
        Files.writeString(
                Files.createDirectories(draft.resolve("rules/10-local")).resolve("local.cf"), local);
        return draft;
    }

    static Provenance provenance(int number, Instant made) {
        return new Provenance(id(number), made, List.of(), List.of("/rules"), 2, List.of("passed"));
    }

    static String id(int number) {
        return number + "-0123456789ab";
    }
}
