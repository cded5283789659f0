package gatehouse.embedded.tryout;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An embedded Domino with Gatehouse installed below its data directory, as an administrator installs it. Made by one
 * thread; closed by any.
 */
final class DemoServer implements AutoCloseable {
    private static final String SETTINGS = "gatehouse.nsf";
    private static final Duration START = Duration.ofMinutes(2);

    private final EmbeddedDomino domino;
    private final ConsoleTap console;
    private final Path home;

    DemoServer(String name, Path data, Screen screen) {
        console = new ConsoleTap(screen);
        home = data.resolve("gatehouse");
        domino = EmbeddedDomino.builder(name, data).console(console).build();
    }

    /** Puts the product's jars and configuration in place; the jars by a link. */
    void install(Path installation) throws IOException {
        Path config = Files.createDirectories(home.resolve("config"));
        Files.createSymbolicLink(
                home.resolve("lib"), installation.resolve("lib").toAbsolutePath());
        Path rules = installation.resolve("config").resolve("rules");
        if (Files.exists(rules)) {
            Files.createSymbolicLink(config.resolve("rules"), rules.toAbsolutePath());
        }
        Path logging = installation.resolve("config").resolve("logback.xml");
        if (Files.exists(logging)) {
            Files.copy(logging, config.resolve("logback.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Writes the one settings document that Gatehouse needs here: where clamd listens. */
    void configure(int clamdPort) {
        Map<String, String> items =
                Map.of("Form", "Settings", "Server", "*", "AntivirusServers", "127.0.0.1:" + clamdPort);
        save(items.entrySet().stream()
                .map(item -> new NoteItem(item.getKey(), new ItemValue.Text(List.of(item.getValue()))))
                .toList());
    }

    /** Makes the keys known here that another server has published in its settings database. */
    void takeKeysOf(DemoServer other) {
        NsfStore settings = other.domino.database(SETTINGS);
        settings.select(note -> note.text("Form").equals("ServerKey")).stream()
                .flatMap(noteId -> settings.byNoteId(noteId).stream())
                .forEach(key -> save(key.items()));
    }

    private void save(List<NoteItem> items) {
        Instant now = Instant.now();
        domino.database(SETTINGS).save(new Note(NsfStore.newUnid(), 0, 0, now, now, false, items), false);
    }

    /** Loads Gatehouse as an administrator does, and returns when it scans, and scores by rules. */
    void loadGatehouse() throws InterruptedException, IOException {
        domino.start();
        domino.console("load runjava gatehouse.Gatehouse");
        Optional<String> line =
                console.await(text -> text.contains("Gatehouse: scanning") || text.contains("did not start"), START);
        if (line.filter(text -> text.contains("scanning")).isEmpty() || !hasRules()) {
            throw new IOException(
                    "Gatehouse did not start on " + domino.name() + ":\n  " + String.join("\n  ", console.lines()));
        }
    }

    /** They are loaded in the background; the first message shall not have to wait for them. */
    private boolean hasRules() throws InterruptedException {
        return console.await(text -> text.contains("antispam rules"), START)
                .filter(text -> text.contains("in force"))
                .isPresent();
    }

    EmbeddedDomino domino() {
        return domino;
    }

    ConsoleTap console() {
        return console;
    }

    int inMailBoxes() {
        return domino.mailBoxes().stream()
                .mapToInt(file -> domino.database(file).count())
                .sum();
    }

    @Override
    public void close() {
        domino.close();
    }
}
