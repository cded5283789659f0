package gatehouse.console;

import gatehouse.definitions.DefinitionUpdates;
import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.Promotion;
import gatehouse.definitions.Shadow;
import gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the commands show of the definitions, and order.
 *
 * @param updates and promotion: for orders, but for the status
 * @param home that relative folders stand below
 * @param nextLook when the channels are looked at by themselves
 */
public record DefinitionsDesk(
        GenerationStore store,
        DefinitionUpdates updates,
        Promotion promotion,
        Shadow shadow,
        Supplier<Settings> settings,
        Path home,
        Supplier<Optional<Instant>> nextLook,
        Orders orders) {

    /** Has work done on the definitions' thread. */
    public interface Orders {
        /** Does it before anything else; a look at channels that is under way is broken off and begun again. Failures are told. */
        void order(Work work, Consumer<String> out);

        /** Looks at the channels now; then tells what came of it. */
        void look(Runnable then);
    }

    /** What is ordered. */
    public interface Work {
        void run() throws IOException, InterruptedException;
    }
}
