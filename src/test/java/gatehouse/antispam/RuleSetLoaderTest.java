package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetLoaderTest {
    @TempDir
    private Path directory;

    private Path folder;
    private final RuleSetLoader loader = new RuleSetLoader();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(directory.resolve("rules"));
    }

    @Test
    void shouldNameAGenerationByVersionAndContent() throws IOException {
        rules("body A /a/\n");
        String first = load(folder).id();
        assertThat(first).startsWith("0-");
        assertThat(load(folder).id()).isEqualTo(first);

        Files.writeString(folder.resolve("VERSION"), "17\n");
        assertThat(load(folder).id()).isEqualTo(first.replaceFirst("0", "17"));

        rules("body A /b/\n");
        assertThat(load(folder).id()).startsWith("17-").isNotEqualTo(first.replaceFirst("0", "17"));
    }

    @Test
    void shouldRefuseAMissingFolderAndOneWithoutRules() {
        assertThatThrownBy(() -> load(directory.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> load(folder)).isInstanceOf(IOException.class).hasMessageContaining("no rules");
    }

    @Test
    void shouldNameProblemsAndUnknownFunctionsAndUseTheRest() throws IOException {
        rules("body A /a/\nbody BROKEN /(/\nheader ODD eval:check_nobody_knows()\n");
        RuleGeneration generation = load(folder);
        assertThat(generation.problemCount()).isEqualTo(2);
        assertThat(generation.unknownFunctions()).containsExactly("check_nobody_knows");
        assertThat(hits(generation, "Subject: x\n\na\n")).contains("A");
    }

    private void rules(String text) throws IOException {
        Files.writeString(folder.resolve("10.cf"), text);
    }

    private RuleGeneration load(Path... folders) throws IOException {
        return loader.load(List.of(folders), new CompileBudget(Duration.ofMinutes(1)));
    }

    private static List<String> hits(RuleGeneration generation, String message) {
        return generation.rules().score(message.getBytes(StandardCharsets.US_ASCII)).hits().stream()
                .map(Hit::rule)
                .toList();
    }
}
