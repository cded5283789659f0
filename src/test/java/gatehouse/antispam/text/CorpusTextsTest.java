package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message of the corpora beside the project, which are not part of it. */
class CorpusTextsTest {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(),
            List.of(),
            Redirectors.NONE,
            RegistryBoundaries.of(Set.of("com", "net", "org"), Set.of(), Set.of()));

    @ParameterizedTest
    @CsvSource({"classic.tar.xz,2000", "mime.tar.xz,967"})
    void shouldMakeTheTextsOfEveryMessage(String corpus, int messages) throws IOException {
        Path file = Path.of("../shared/corpora").resolve(corpus);
        assumeThat(file).as("the corpus, else this is not tested").exists();

        assertThat(textsOf(file)).isEqualTo(messages);
    }

    private static int textsOf(Path corpus) throws IOException {
        int messages = 0;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(corpus));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    MessageTexts texts = MessageTexts.of(tar.readAllBytes(), SETTINGS);
                    assertThatCode(() -> HostileMessageTest.askAll(texts))
                            .as(entry.getName())
                            .doesNotThrowAnyException();
                    messages++;
                }
            }
        }
        return messages;
    }
}
