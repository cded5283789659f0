package gatehouse.proof;

import gatehouse.testing.GatehouseFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** One update after the other: a changed version of the rules, loaded from its folder. For one thread. */
final class RulesReload implements Runnable {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final GatehouseFixture server;
    private final Path changed;
    private int version;

    /** @param changed a folder of rules that the settings name */
    RulesReload(GatehouseFixture server, Path changed) {
        this.server = server;
        this.changed = changed;
    }

    /** Returns when the next version is in force. */
    @Override
    public void run() {
        try {
            Files.writeString(changed.resolve("VERSION"), Integer.toString(++version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = server.lines();
        server.domino().console("tell gatehouse rules reload");
        Awaitility.await("version " + version)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> server.domino().consoleLines().stream()
                        .skip(from)
                        .anyMatch(line -> line.contains("rules " + version + "-") && line.contains("in force")));
    }
}
