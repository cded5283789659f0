package gatehouse.proof;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.testing.Documents;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The installation that {@code mvn package} built, loaded through the boot into an embedded Domino of this process. */
final class Installation {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private Installation() {}

    /** Returns when Gatehouse scans. */
    static EmbeddedDomino start(Path data, Map<String, List<String>> settings) throws IOException {
        Path home = ServerProcess.install(data);
        Documents.saveSettings(data.resolve("gatehouse.nsf"), settings);
        EmbeddedDomino domino = EmbeddedDomino.builder("mail1/Acme", data)
                .mailDomain(GatehouseFixture.DOMAIN)
                .notesIni(Map.of("GatehouseDirectory", home.toString()))
                .build();
        domino.person(GatehouseFixture.DOMAIN, GatehouseFixture.MAIL_FILE);
        domino.start();
        domino.console("load runjava gatehouse.Gatehouse");
        Awaitility.await("Gatehouse scans")
                .atMost(BOUND)
                .until(() -> domino.consoleLines().stream().anyMatch(line -> line.contains("scanning with")));
        return domino;
    }
}
