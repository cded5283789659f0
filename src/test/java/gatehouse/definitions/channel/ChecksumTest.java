package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
    /** Of the three bytes abc: FIPS 180-2, appendix B.1. */
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("1.tar.gz"), "abc");
    }

    @Test
    void shouldGiveTheSha256InHexadecimal() throws IOException {
        assertThat(Checksum.sha256(file)).isEqualTo(SHA256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s\n", "%s  1.tar.gz\n", "%s *1.tar.gz\r\n", "\n %s\t1.tar.gz\nanother line\n"})
    void shouldTakeTheUsualForms(String form) {
        for (String hexadecimal : new String[] {SHA256, SHA256.toUpperCase(Locale.ROOT)}) {
            assertThatCode(() -> Checksum.check(file, "SHA-256", form.formatted(hexadecimal)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldTakeWhatSha512sumPrints() throws Exception {
        Process process = new ProcessBuilder("sha512sum", file.toString()).start();
        String published = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThatCode(() -> Checksum.check(file, "SHA-512", published)).doesNotThrowAnyException();
    }

    @Test
    void shouldNameBothWhenTheyDiffer() throws IOException {
        Files.writeString(file, "abcd");

        assertThatThrownBy(() -> Checksum.check(file, "SHA-256", SHA256))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("SHA-256 differs")
                .hasMessageContaining(SHA256)
                .hasMessageContaining(Checksum.sha256(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>404 not found</html>", "ba7816", "%s0", "g%s", "0x%s"})
    void shouldRefuseWhatIsNoChecksum(String published) {
        assertThatThrownBy(() -> Checksum.check(file, "SHA-256", published.formatted(SHA256)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("is no SHA-256");
    }

    @Test
    void shouldRefuseTheOtherAlgorithm() {
        assertThatThrownBy(() -> Checksum.check(file, "SHA-512", SHA256)).hasMessageContaining("is no SHA-512");
    }

    @Test
    void shouldRefuseATextThatIsTooLong() {
        assertThatThrownBy(() -> Checksum.check(file, "SHA-256", SHA256 + " ".repeat(5_000)))
                .hasMessageContaining("is no SHA-256");
    }
}
