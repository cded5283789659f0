package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetLoaderTest {
    @TempDir
    private Path directory;

    private Path folder;
    private RuleSetLoader loader;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(directory.resolve("rules"));
        loader = new RuleSetLoader(directory.resolve("networks.cf"));
    }

    @Test
    void shouldNameAGenerationByVersionAndContent() throws IOException {
        rules("body A /a/\n");
        String first = load().id();
        assertThat(first).startsWith("0-");
        assertThat(load().id()).isEqualTo(first);

        Files.writeString(folder.resolve("VERSION"), "17\n");
        assertThat(load().id()).isEqualTo(first.replaceFirst("0", "17"));

        rules("body A /b/\n");
        assertThat(load().id()).startsWith("17-").isNotEqualTo(first.replaceFirst("0", "17"));
    }

    @Test
    void shouldRefuseAMissingFolderAndOneWithoutRules() {
        assertThatThrownBy(() -> loader.load(List.of(directory.resolve("nowhere")), List.of(), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder");
        assertThatThrownBy(this::load).isInstanceOf(IOException.class).hasMessageContaining("no rules");
    }

    @Test
    void shouldNameProblemsAndUnknownFunctionsAndUseTheRest() throws IOException {
        rules("body A /a/\nbody BROKEN /(/\nheader ODD eval:check_nobody_knows()\n");
        RuleGeneration generation = load();
        assertThat(generation.problemCount()).isEqualTo(2);
        assertThat(generation.unknownFunctions()).containsExactly("check_nobody_knows");
        assertThat(hits(generation, "Subject: x\n\na\n")).contains("A");
    }

    @Test
    void shouldTrustTheNetworksOfTheSettingsAndOurOwnRelays() throws IOException {
        rules("""
                header UNTRUSTED X-Spam-Relays-Untrusted =~ /ip=198\\.51\\.100\\.7/
                header INTERNAL X-Spam-Relays-Internal =~ /ip=192\\.0\\.2\\.1/
                """);
        String message = "Received: from a.test (a.test [192.0.2.1]) by mx.acme.test with ESMTP id 1;"
                + " Mon, 5 Jan 2026 10:00:00 +0000\n"
                + "Received: from b.test (b.test [198.51.100.7]) by a.test with ESMTP id 2;"
                + " Mon, 5 Jan 2026 10:00:00 +0000\nSubject: x\n\nbody\n";

        assertThat(hits(load(), message)).containsExactly("UNTRUSTED");
        assertThat(hits(loader.load(List.of(folder), List.of("198.51.100.0/24"), List.of("192.0.2.0/24")), message))
                .containsExactly("INTERNAL");
    }

    private void rules(String text) throws IOException {
        Files.writeString(folder.resolve("10.cf"), text);
    }

    private RuleGeneration load() throws IOException {
        return loader.load(List.of(folder), List.of(), List.of());
    }

    private static List<String> hits(RuleGeneration generation, String message) {
        return generation.rules().score(message.getBytes(StandardCharsets.US_ASCII)).hits().stream()
                .map(Hit::rule)
                .toList();
    }
}
