package gatehouse.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.EmbeddedDomino;
import java.nio.file.Path;
import java.util.Locale;
import lotus.domino.NotesFactory;
import lotus.domino.NotesThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Add-in tasks: loaded, told, shown and ended at the console. */
class RunJavaTest {
    private static final String ECHO = EchoAddin.class.getName();

    @TempDir
    private Path directory;

    private EmbeddedDomino domino;

    @BeforeEach
    void start() {
        domino = EmbeddedDomino.builder("mail1/Acme", directory).build().start();
    }

    @AfterEach
    void close() {
        domino.close();
    }

    @Test
    void shouldLoadByStringArrayConstructorWhenThereAreArguments() {
        domino.console("load runjava " + ECHO + " a  b");

        awaitLine("Echo: arguments a+b");
        assertThat(domino.consoleLines()).anyMatch(line -> line.endsWith("RunJava: Started " + ECHO + " Java task."));
    }

    @Test
    void shouldLoadByNoArgumentConstructorWhenThereAreNone() {
        domino.console("LOAD RunJava " + ECHO);

        awaitLine("Echo: arguments none");
    }

    @Test
    void shouldPrintLineWithItsTime() {
        domino.console("load runjava " + ECHO);
        awaitLine("Echo: arguments none");

        assertThat(domino.consoleLines())
                .anyMatch(
                        line -> line.matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d [AP]M  Echo: arguments none"));
    }

    @Test
    void shouldSayThatClassIsNotFound() {
        domino.console("load runjava No.Such");

        awaitLine("RunJava: Can't find class No.Such lotus/notes/addins/no.such/No.Such in the classpath."
                + "  Class names are case-sensitive.");
    }

    @Test
    void shouldSayThatClassHasNoStopMethod() {
        domino.console("load runjava java.lang.Thread");

        awaitLine("RunJava: Can't find stopAddin method for class java.lang.Thread");
    }

    @Test
    void shouldSayThatConstructorIsMissing() {
        domino.console("load runjava " + ThreadAddin.class.getName() + " argument");

        awaitLine("RunJava: Can't find public String[] constructor for class " + ThreadAddin.class.getName());
    }

    @Test
    void shouldEndByQuitOfItsQueue() {
        load();
        domino.console("tell echo quit");

        awaitLine("RunJava: Finalized " + ECHO + " Java task.");
        assertThat(domino.strictMode().violations()).isEmpty();
    }

    @Test
    void shouldEndByUnload() {
        load();
        domino.console("tell runjava unload " + ECHO.toUpperCase(Locale.ROOT));
        awaitLine("is not loaded. Class names are case-sensitive.");

        domino.console("tell runjava unload " + ECHO);

        awaitLine("RunJava: Finalized " + ECHO + " Java task.");
    }

    @Test
    void shouldEndAllByQuitOfRunJava() {
        load();
        domino.console("tell runjava quit");

        awaitLine("RunJava: Finalized " + ECHO + " Java task.");
    }

    @Test
    void shouldEndWhenServerQuits() {
        load();
        domino.console("quit");

        assertThat(domino.consoleLines()).anyMatch(line -> line.contains("Finalized " + ECHO));
        assertThat(domino.isRunning()).isFalse();
        assertThat(domino.strictMode().violations()).isEmpty();
    }

    @Test
    void shouldRefuseSecondTaskByItsQueue() {
        load();
        domino.console("load runjava " + ECHO);

        awaitLine("Echo: is already running");
    }

    @Test
    void shouldPrintPercentOnlyWhenDoubled() {
        load();
        domino.console("tell echo 100%% sure");
        awaitLine("Echo: 100% sure");
        assertThat(domino.strictMode().violationCount()).isZero();

        domino.console("tell echo 100%sure");

        awaitLine("Echo: 100(rubbish)ure");
        assertThat(domino.strictMode().violationCount()).isEqualTo(1);
    }

    @Test
    void shouldShowTasksAndStatistics() {
        load();
        domino.console("tell echo stat");
        await().until(() -> shows("show stat echo", "  Echo.Text = words"));

        assertThat(shows("show stat ECHO.told", "  Echo.Told = 1")).isTrue();
        assertThat(shows("show tasks", "  Echo                  Idle")).isTrue();
    }

    @Test
    void shouldCountStatisticOfWrongType() {
        load();
        domino.console("tell echo wrong stat");

        await().until(() -> domino.strictMode().violationCount() == 1);
    }

    @Test
    void shouldCountQueueLeftOpen() {
        load();
        domino.console("tell echo leak");
        awaitLine("Echo: leak");
        domino.console("tell runjava quit");
        awaitLine("Finalized");

        assertThat(domino.strictMode().violations()).singleElement().asString().contains("left queue MQ$ECHO open");
        domino.console("load runjava " + ECHO);
        awaitLine("Echo: is already running");
    }

    @Test
    void shouldCountUnbalancedTermination() {
        load();
        domino.console("tell echo term");
        domino.console("tell echo done");
        awaitLine("Echo: done");
        domino.console("tell echo quit");
        awaitLine("Finalized");

        assertThat(domino.strictMode().violations()).singleElement().asString().contains("was not initialised");
    }

    @Test
    void shouldCountThreadThatEndsInitialised() {
        domino.console("load runjava " + ThreadAddin.class.getName());
        domino.console("tell runjava quit");
        awaitLine("Finalized");

        assertThat(domino.strictMode().violations()).singleElement().asString().contains("ended initialised");
    }

    @Test
    void shouldInitialiseThreadsOfThatServerOnly() throws Exception {
        boolean nested = domino.inNotesThread(() -> {
            NotesThread.sinitThread();
            NotesThread.stermThread();
            return ServerRuntime.current().threadInitialised();
        });

        assertThat(nested).isTrue();
        assertThat(domino.<Object>inNotesThread(NotesFactory::createSession)).isNotNull();
    }

    private void load() {
        domino.console("load runjava " + ECHO);
        awaitLine("Echo: arguments none");
    }

    private void awaitLine(String end) {
        await().until(() -> domino.consoleLines().stream().anyMatch(line -> line.contains(end)));
    }

    private boolean shows(String command, String line) {
        domino.console(command);
        return domino.consoleLines().contains(line);
    }
}
