package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.server.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonGuardTest {
    private static final MessageId ID = new MessageId("mail1.box", "0123456789ABCDEF0123456789ABCDEF");

    @TempDir
    Path folder;

    @Test
    void shouldCallAMessagePoisonAfterItsLastFailureAllowed() throws IOException {
        PoisonGuard guard = guard();

        assertThat(guard.failed(ID)).isFalse();
        assertThat(guard.failed(ID)).isFalse();
        assertThat(guard.failed(ID)).isTrue();
        assertThat(guard.isPoison(ID)).isTrue();
    }

    @Test
    void shouldCountFailuresBeyondTheEndOfTheProcess() throws IOException {
        guard().failed(ID);
        guard().failed(ID);

        assertThat(guard().failed(ID)).isTrue();
    }

    @Test
    void shouldForgetAMessageThatIsDealtWith() throws IOException {
        PoisonGuard guard = guard();
        guard.failed(ID);
        guard.failed(ID);
        guard.forget(ID);

        assertThat(guard().failed(ID)).isFalse();
    }

    @Test
    void shouldDoubleTheWaitUpToTheLongest() throws IOException {
        PoisonGuard guard = guard();

        assertThat(List.of(guard.nextWait(ID), guard.nextWait(ID), guard.nextWait(ID), guard.nextWait(ID)))
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
        for (int i = 0; i < 100; i++) {
            assertThat(guard.nextWait(ID)).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void shouldLeaveOutDamagedLinesOfItsFile() throws IOException {
        Files.writeString(folder.resolve("failures"), "nonsense\nmail1.box\t" + ID.unid() + "\t2\na\tb\tc\n");

        assertThat(guard().failed(ID)).isTrue();
    }

    private PoisonGuard guard() throws IOException {
        return new PoisonGuard(folder.resolve("failures"), 3, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
