package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationControlTest {
    private static final Duration STOP_BOUND = Duration.ofMillis(300);
    private static final String HANG = """
            while (System.getProperty("gatehouse.test.release") == null) {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    host.print("interrupted");
                }
            }""";

    @TempDir
    Path home;

    private final HostQueue host = new HostQueue();
    private final RecordingServer server = new RecordingServer();

    @AfterEach
    void clear() {
        System.clearProperty("gatehouse.test.release");
    }

    @Test
    void shouldStartCommandAndStop() throws Exception {
        new TestApplication().installIn(home);
        ApplicationControl control = start();

        control.command("help");
        control.stop();

        awaitIdle(control);
        assertThat(lines()).containsExactly("begun one two", "heard help", "stopped");
    }

    @Test
    void shouldEnterTheApplicationWithItsLoaderAsContext() throws Exception {
        String compare =
                "host.print(String.valueOf(Thread.currentThread().getContextClassLoader() == getClass().getClassLoader()));";
        new TestApplication().start(compare).command(compare).stop(compare).installIn(home);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ApplicationControl control = start();

        control.command("compare");
        control.stop();

        awaitIdle(control);
        assertThat(lines()).containsExactly("true", "true", "true");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void shouldRunTheNewJarsAfterAReload() throws Exception {
        new TestApplication().installIn(home);
        ApplicationControl control = start();
        new TestApplication().start("host.print(\"newer\");").installIn(home);

        control.reload();

        awaitIdle(control);
        assertThat(lines()).containsExactly("begun one two", "stopped", "newer");
    }

    @Test
    void shouldSayWhyItDidNotStartAndBeReadyForAReload() throws Exception {
        new TestApplication().start("throw new OutOfMemoryError(\"no heap\");").installIn(home);
        ApplicationControl control = start();
        control.command("status");
        new TestApplication().installIn(home);
        control.reload();

        awaitIdle(control);
        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains("did not start", "OutOfMemoryError", "no heap"))
                .contains("stopped")
                .anySatisfy(line -> assertThat(line).contains("not running", "tell gatehouse reload"))
                .endsWith("begun one two");
    }

    @Test
    void shouldSayThatLibIsMissingInOneLine() {
        start();

        assertThat(lines()).singleElement().asString().contains("no jar files in " + home.resolve("lib"));
    }

    @Test
    void shouldSurviveACommandThatFails() throws Exception {
        new TestApplication()
                .command("if (line.equals(\"bad\")) throw new StackOverflowError(); host.print(line);")
                .installIn(home);
        ApplicationControl control = start();

        control.command("bad");
        control.command("good");

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains("command failed", "StackOverflowError"))
                .endsWith("good");
    }

    @Test
    void shouldGoOnWithoutAnApplicationThatHangsInStop() throws Exception {
        new TestApplication().stop(HANG).installIn(home);
        ApplicationControl control = start();

        control.stop();
        awaitIdle(control);
        System.setProperty("gatehouse.test.release", "");

        await().until(() -> lines().contains("interrupted"));
        assertThat(lines()).anySatisfy(line -> assertThat(line).contains("did not stop within"));
    }

    @Test
    void shouldInterruptAStartThatHangsWhenStopped() throws Exception {
        new TestApplication().start("Thread.currentThread().join();").installIn(home);
        ApplicationControl control = new ApplicationControl(new Home(home), new String[0], host, STOP_BOUND);
        control.start();
        assertThat(control.isBusy()).isTrue();

        control.command("help");
        control.stop();

        awaitIdle(control);
        assertThat(lines())
                .anySatisfy(line -> assertThat(line).contains("busy"))
                .anySatisfy(line -> assertThat(line).contains("did not start", "InterruptedException"))
                .endsWith("stopped");
    }

    private ApplicationControl start() {
        ApplicationControl control =
                new ApplicationControl(new Home(home), new String[] {"one", "two"}, host, STOP_BOUND);
        control.start();
        awaitIdle(control);
        return control;
    }

    private static void awaitIdle(ApplicationControl control) {
        await().until(() -> !control.isBusy());
    }

    private List<String> lines() {
        while (host.hasLines()) {
            host.drainTo(server);
        }
        return server.lines;
    }
}
