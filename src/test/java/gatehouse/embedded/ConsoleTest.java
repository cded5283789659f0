package gatehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
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
    void shouldTurnHoldRule() {
        assertThat(answer("set rules off")).endsWith("  Successfully registered 0 system filters.");
        assertThat(domino.switches().holdRule()).isFalse();
        assertThat(answer("Set  Rules on")).endsWith("  Successfully registered 1 system filters.");
        assertThat(domino.switches().holdRule()).isTrue();
        assertThat(answer("set rules")).endsWith("  Successfully registered 1 system filters.");
    }

    @Test
    void shouldSayThatTaskDoesNotExist() {
        assertThat(answer("tell Nobody anything"))
                .endsWith("  The Nobody task either does not exist or does not accept \"Tell\" commands.");
        assertThat(answer("tell nobody quit"))
                .endsWith("  The nobody task either does not exist or does not accept \"Tell\" commands.");
    }

    @Test
    void shouldSimulateFailures() {
        domino.console("simulate slow-disk 7");
        domino.console("simulate router-stop");
        domino.console("simulate rule-on-updates");

        assertThat(domino.switches().slowDisk()).isEqualTo(Duration.ofMillis(7));
        assertThat(domino.switches().routerStopped()).isTrue();
        assertThat(domino.switches().ruleOnUpdates()).isTrue();
        assertThat(answer("simulate slow-disk much")).startsWith("  simulate slow-disk <ms>");
    }

    @Test
    void shouldListItsOwnTasks() {
        assertThat(answer("show tasks"))
                .isEqualTo("  SMTP Server           Listen for connect requests on TCP Port:" + domino.smtpPort());
    }

    @Test
    void shouldHelpWithEveryCommand() {
        domino.console("help");

        assertThat(domino.consoleLines())
                .extracting(line -> line.strip().replaceFirst("\\s.*", ""))
                .contains("load", "tell", "show", "set", "simulate", "quit", "help");
        assertThat(answer("nonsense")).contains("Command not recognized: nonsense");
    }

    @Test
    void shouldRefuseDatabaseOutsideOfDataDirectory() {
        assertThat(domino.database("sub/../x.nsf").file()).isEqualTo(directory.resolve("x.nsf"));
        assertThatThrownBy(() -> domino.database("../x.nsf")).hasMessage("Not in the data directory: ../x.nsf");
    }

    private String answer(String command) {
        domino.console(command);
        return domino.consoleLines().get(domino.consoleLines().size() - 1);
    }
}
