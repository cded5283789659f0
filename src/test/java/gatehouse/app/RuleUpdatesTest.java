package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.settings.AntispamSettings;
import gatehouse.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleUpdatesTest {
    @TempDir
    private Path home;

    private final RuleSetHolder rules = new RuleSetHolder();
    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final AtomicInteger firsts = new AtomicInteger();
    private RuleUpdates updates;

    @BeforeEach
    void makeFolders() throws IOException {
        Folders folders = new Folders(home);
        folders.prepare();
        Files.createDirectories(home.resolve("config/rules"));
        rule("good", "body A /a/");
        updates = new RuleUpdates(folders, rules, thread::add, said::add, firsts::incrementAndGet);
    }

    @Test
    void shouldLoadOnceAndOnItsOwnThreadOnly() {
        updates.follow(settings("config/rules"));
        assertThat(rules.current()).isEmpty();
        runThread();
        assertThat(rules.current()).isPresent();
        assertThat(said).singleElement().asString().contains("in force: 1 rules");

        updates.follow(settings("config/rules"));
        assertThat(thread).isEmpty();
        assertThat(firsts).hasValue(1);
    }

    @Test
    void shouldKeepTheLastGoodRulesAndRaiseAlarmOnce() {
        updates.follow(settings("config/rules"));
        runThread();
        RuleGeneration good = rules.current().orElseThrow();

        for (int minute = 0; minute < 3; minute++) {
            updates.follow(settings("config/nowhere"));
            runThread();
        }
        assertThat(rules.current()).hasValue(good);
        assertThat(updates.failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("nowhere"));
        assertThat(said)
                .filteredOn(line -> line.startsWith("ALARM"))
                .singleElement()
                .asString()
                .contains(good.id());

        updates.follow(settings("config/rules"));
        assertThat(updates.failure()).isEmpty();
    }

    @Test
    void shouldTryAgainUntilThereAreRules() throws IOException {
        updates.follow(settings("config/later"));
        runThread();
        assertThat(said).singleElement().asString().startsWith("ALARM").contains("there are none");

        Files.createDirectories(home.resolve("config/later"));
        Files.writeString(home.resolve("config/later/10.cf"), "body B /b/\n");
        updates.follow(settings("config/later"));
        runThread();
        assertThat(rules.current()).isPresent();
        assertThat(updates.failure()).isEmpty();
        assertThat(firsts).hasValue(1);
    }

    @Test
    void shouldLoadChangedFilesWhenTold() throws IOException {
        updates.follow(settings("config/rules"));
        runThread();
        RuleGeneration before = rules.current().orElseThrow();
        rule("more", "body B /b/");
        updates.reload();
        runThread();
        assertThat(rules.current().orElseThrow().id()).isNotEqualTo(before.id());
        assertThat(rules.current().orElseThrow().rules().size()).isEqualTo(2);
        assertThat(firsts).hasValue(1);
    }

    private void rule(String file, String line) throws IOException {
        Files.writeString(home.resolve("config/rules/" + file + ".cf"), line + "\n");
    }

    private void runThread() {
        while (!thread.isEmpty()) {
            thread.remove().run();
        }
    }

    private static AntispamSettings settings(String folder) {
        return new SettingsReader("mail1/Acme")
                .read(List.of(Map.of("Server", List.of("*"), "AntispamRules", List.of(folder))), List.of())
                .settings()
                .antispam();
    }
}
