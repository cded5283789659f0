package gatehouse.domino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.mail.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepSmallContentsInMemoryAndLargeOnesInFiles() throws IOException {
        try (Spool spool = new Spool(folder, 1000, 100_000)) {
            byte[] small = bytes(900);
            byte[] large = bytes(5000);
            Content first = spool.store(out -> out.write(small));
            Content second = spool.store(out -> {
                out.write(large, 0, 50);
                out.write(large, 50, 4950);
            });

            assertThat(files()).isEqualTo(1);
            assertThat(read(first)).isEqualTo(small);
            assertThat(read(second)).isEqualTo(large);
            assertThat(read(second)).isEqualTo(large);
            assertThat(second.size()).isEqualTo(5000);
        }
        assertThat(files()).isZero();
    }

    @Test
    void shouldRefuseWhatIsLargerThanItsBoundAndLeaveNothing() throws IOException {
        try (Spool spool = new Spool(folder, 10, 1000)) {
            assertThatThrownBy(() -> spool.store(out -> out.write(new byte[1001])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("larger than the spool allows");
        }
        assertThat(files()).isZero();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
