package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.server.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InHandTest {
    private static final MessageId A = new MessageId("mail.box", "A");
    private static final MessageId B = new MessageId("mail2.box", "B");

    @TempDir
    Path folder;

    @Test
    void shouldRememberWhatWasInHandWhenTheProcessEnded() throws IOException {
        InHand inHand = open(3);
        inHand.begin(0, A);
        inHand.end(0);
        inHand.begin(1, A);
        inHand.begin(2, B);

        assertThat(open(3).leftovers()).containsExactly(A, B);
    }

    @Test
    void shouldForgetLeftoversOnceTheyAreRead() throws IOException {
        open(1).begin(0, A);
        open(1);

        assertThat(open(1).leftovers()).isEmpty();
    }

    @Test
    void shouldReadLeftoversOfMoreWorkersThanThereAreNow() throws IOException {
        open(8).begin(7, A);

        assertThat(open(1).leftovers()).containsExactly(A);
    }

    @Test
    void shouldOpenADamagedFile() throws IOException {
        Files.write(folder.resolve("inhand"), new byte[] {127, 1, 2, 3});

        assertThat(open(2).leftovers()).isEmpty();
    }

    private InHand open(int slots) throws IOException {
        return new InHand(folder.resolve("inhand"), slots);
    }
}
