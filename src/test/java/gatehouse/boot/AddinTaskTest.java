package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.EmbeddedDomino;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The boot as RunJava runs it, on the embedded Domino. */
class AddinTaskTest {
    private static final String HANG = """
            while (!Boolean.getBoolean("gatehouse.test.release")) {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    host.print("interrupted");
                }
            }""";
    /** Where the applications leave their loaders for the test: both sides know the type. */
    private static final String LOADERS = "gatehouse.test.loaders";

    private static final String LEAVE_LOADER = """
            @SuppressWarnings("unchecked")
            java.util.List<Object> loaders = (java.util.List<Object>) System.getProperties().get("gatehouse.test.loaders");
            loaders.add(new java.lang.ref.WeakReference<ClassLoader>(getClass().getClassLoader()));
            host.print("generation " + loaders.size());""";

    @TempDir
    Path data;

    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();
    private EmbeddedDomino domino;

    @BeforeEach
    void startServer() {
        System.getProperties().put(LOADERS, loaders);
        domino = EmbeddedDomino.builder("mail1/Acme", data)
                .notesIni(Map.of("Directory", data.toString()))
                .console(console::add)
                .build();
        domino.start();
    }

    @AfterEach
    void closeServer() {
        System.setProperty("gatehouse.test.release", "true");
        domino.close();
        System.clearProperty("gatehouse.test.release");
        System.getProperties().remove(LOADERS);
        assertThat(domino.strictMode().violations()).isEmpty();
    }

    @Test
    void shouldPassArgumentsCommandsAndAnswers() throws Exception {
        application().command("host.print(\"heard \" + line + \" 100%s\");").installIn(home());

        domino.console("load runjava gatehouse.Gatehouse one two");
        awaitLine("begun one two");
        domino.console("tell gatehouse Status  all");
        awaitLine("heard Status  all 100%s");
        domino.console("tell gatehouse quit");

        awaitLine("stopped");
        awaitLine("Finalized gatehouse.Gatehouse");
    }

    @Test
    void shouldShowStatusAndStatisticsUntilTheEnd() throws Exception {
        application()
                .start(
                        "host.status(\"50% done\"); host.statistic(\"Scanned\", 7); host.statistic(\"Engine\", \"ClamAV\");")
                .installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");

        await().untilAsserted(() ->
                assertThat(answer("show tasks")).contains("Gatehouse").contains("50% done"));
        await().untilAsserted(() ->
                assertThat(answer("show stat gatehouse")).contains("Scanned").contains("ClamAV"));
        domino.console("tell gatehouse quit");
        awaitLine("Finalized gatehouse.Gatehouse");

        assertThat(answer("show tasks")).doesNotContain("Gatehouse ");
        assertThat(answer("show stat gatehouse")).contains("0 statistics found");
    }

    @Test
    void shouldReloadWithoutEndingTheTaskAndLetGoOfOldLoaders() throws Exception {
        application().start(LEAVE_LOADER).installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");
        awaitLine("generation 1");

        for (int generation = 2; generation <= 5; generation++) {
            domino.console("tell gatehouse reload");
            awaitLine("generation " + generation);
        }

        await().untilAsserted(() -> {
            System.gc();
            assertThat(loaders.subList(0, 4)).allMatch(loader -> loader.refersTo(null));
        });
        assertThat(loaders.get(4).refersTo(null)).isFalse();
        assertThat(console).noneMatch(line -> line.contains("Finalized"));
        domino.console("tell gatehouse quit");
        awaitLine("Finalized gatehouse.Gatehouse");
    }

    @Test
    void shouldReloadAndQuitWhenTheApplicationAsks() throws Exception {
        application()
                .command("if (line.equals(\"anew\")) host.requestReload(); else host.requestQuit();")
                .installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");
        awaitLine("begun");

        domino.console("tell gatehouse anew");
        await().until(() -> count("begun") == 2);
        domino.console("tell gatehouse enough");

        awaitLine("Finalized gatehouse.Gatehouse");
        assertThat(count("stopped")).isEqualTo(2);
    }

    @Test
    void shouldEndWhenTheApplicationHangsInStop() throws Exception {
        application().stop(HANG).installIn(home());
        domino.console("load runjava gatehouse.boot.ImpatientTask");
        awaitLine("begun");

        domino.console("tell gatehouse quit");

        awaitLine("did not stop within 1 s");
        awaitLine("Finalized gatehouse.boot.ImpatientTask");
    }

    @Test
    void shouldStayReadyForAReloadWhenTheStartFails() throws Exception {
        application().start("throw new IllegalStateException(\"no key\");").installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");
        awaitLine(
                "did not start, mail stays held; 'tell gatehouse reload' tries again: java.lang.IllegalStateException: no key");
        domino.console("tell gatehouse status");
        awaitLine("not running, mail stays held");

        application().installIn(home());
        domino.console("tell gatehouse reload");

        awaitLine("begun");
        domino.console("tell gatehouse quit");
        awaitLine("Finalized gatehouse.Gatehouse");
    }

    @Test
    void shouldSayWhatIsMissingWhenNotInstalled() {
        domino.console("load runjava gatehouse.Gatehouse");

        awaitLine("no jar files in " + home().resolve("lib"));
        domino.console("tell gatehouse quit");
        awaitLine("Finalized gatehouse.Gatehouse");
    }

    @Test
    void shouldRunOnceAtATime() throws Exception {
        application().installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");
        awaitLine("begun");

        domino.console("load runjava gatehouse.Gatehouse");

        awaitLine("already running");
        await().until(() -> count("Finalized gatehouse.Gatehouse") == 1);
        domino.console("tell gatehouse quit");
        await().until(() -> count("Finalized gatehouse.Gatehouse") == 2);
        assertThat(count("begun")).isEqualTo(1);
    }

    @Test
    void shouldEndWhenRunJavaUnloadsIt() throws Exception {
        application().installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");
        awaitLine("begun");

        domino.console("tell runjava unload gatehouse.Gatehouse");

        awaitLine("stopped");
        awaitLine("Finalized gatehouse.Gatehouse");
    }

    @Test
    void shouldQuitWhileTheApplicationStillStarts() throws Exception {
        application()
                .start("host.print(\"waiting\"); Thread.currentThread().join();")
                .installIn(home());
        domino.console("load runjava gatehouse.Gatehouse");
        awaitLine("waiting");

        domino.console("tell gatehouse quit");

        awaitLine("InterruptedException");
        awaitLine("stopped");
        awaitLine("Finalized gatehouse.Gatehouse");
    }

    private static TestApplication application() {
        return new TestApplication();
    }

    private Path home() {
        return data.resolve("gatehouse");
    }

    private void awaitLine(String text) {
        await().untilAsserted(() -> assertThat(console).anyMatch(line -> line.contains(text)));
    }

    private long count(String text) {
        return console.stream().filter(line -> line.contains(text)).count();
    }

    private String answer(String command) {
        int before = console.size();
        domino.console(command);
        return String.join("\n", console.subList(before, console.size()));
    }
}
