package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.testing.GpgHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/publish-channel} with real gpg: what it makes is what we verify, and what others' tools do. */
class PublishChannelTest {
    private static GpgHome gpg;
    private static String key;

    @TempDir
    private Path folder;

    private Path rules;
    private Path channel;

    @BeforeAll
    static void makeKey() {
        gpg = GpgHome.required();
        key = gpg.newKey("rules@example.com");
    }

    @AfterAll
    static void close() {
        if (gpg != null) {
            gpg.close();
        }
    }

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        channel = folder.resolve("channel");
        Files.writeString(rules.resolve("10_a.cf"), "body A /a/\n");
        Files.writeString(rules.resolve("v320.pre"), "# none\n");
        Files.writeString(rules.resolve("README"), "not published");
        Files.writeString(Files.createDirectory(rules.resolve("below")).resolve("b.cf"), "not published");
    }

    @Test
    void shouldMakeWhatWeVerifyAndUnpack() throws IOException {
        publish("--version", "7");

        Path archive = channel.resolve("7.tar.gz");
        Checksum.check(archive, "SHA-512", read("7.tar.gz.sha512"));
        Checksum.check(archive, "SHA-256", read("7.tar.gz.sha256"));
        assertThat(SignatureVerifier.verify(
                                archive,
                                Files.readAllBytes(channel.resolve("7.tar.gz.asc")),
                                List.of(Files.readAllBytes(channel.resolve("GPG.KEY"))),
                                List.of(key),
                                Instant.now())
                        .fingerprint())
                .isEqualTo(key);
        Path into = Files.createDirectory(folder.resolve("into"));
        Unpacker.unpack(archive, into);
        assertThat(names(into)).containsExactly("10_a.cf", "v320.pre");
        assertThat(read("VERSION")).isEqualTo("7\n");
    }

    @Test
    void shouldMakeWhatOthersVerify() throws Exception {
        publish("--version", "7");

        gpg.gpg(
                "--verify",
                channel.resolve("7.tar.gz.asc").toString(),
                channel.resolve("7.tar.gz").toString());
        for (String sum : List.of("sha512sum", "sha256sum")) {
            Process check = new ProcessBuilder(sum, "-c", "--quiet", "7.tar.gz." + sum.replace("sum", ""))
                    .directory(channel.toFile())
                    .inheritIO()
                    .start();
            assertThat(check.waitFor()).as(sum).isZero();
        }
    }

    @Test
    void shouldMakeTheSameBytesOfTheSameRules() throws IOException {
        publish("--version", "7");
        publish("--version", "8");

        assertThat(channel.resolve("7.tar.gz")).hasSameBinaryContentAs(channel.resolve("8.tar.gz"));
    }

    @Test
    void shouldCountVersionsByDayAndUpwards() throws IOException {
        publish();
        long first = Long.parseLong(read("VERSION").strip());
        publish();
        long second = Long.parseLong(read("VERSION").strip());

        assertThat(first).isBetween(2026_01_01_01L, 2999_12_31_99L);
        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    void shouldNotGoBackAndLeaveTheChannelAsItIs() throws IOException {
        publish("--version", "8");
        List<String> before = names(channel);

        refused("--version", "8").hasMessageContaining("not above the last one, 8");
        refused("--version", "7").hasMessageContaining("not above the last one, 8");
        Files.delete(rules.resolve("10_a.cf"));
        refused("--version", "9").hasMessageContaining("no rules");

        assertThat(names(channel)).isEqualTo(before);
        assertThat(read("VERSION")).isEqualTo("8\n");
    }

    @Test
    void shouldKeepTheLatestVersions() throws IOException {
        publish("--version", "9");
        publish("--version", "10");
        publish("--version", "11", "--keep", "2");

        assertThat(names(channel))
                .contains("10.tar.gz", "11.tar.gz", "11.tar.gz.asc")
                .noneMatch(name -> name.startsWith("9."));
    }

    @Test
    void shouldSayWhatToSet() {
        String printed = publish("--version", "7", "--domain", "rules.example.com", "--url", "https://example.com/r");

        assertThat(printed)
                .contains(channel + " " + key)
                .contains("https://example.com/r/ " + key)
                .contains("rules.example.com " + key)
                .contains("1.0.4.rules.example.com.  TXT  \"7\"")
                .contains("mirrors.rules.example.com.  TXT  \"https://example.com/r/MIRRORED.BY\"");
        assertThat(channel.resolve("MIRRORED.BY")).hasContent("https://example.com/r/ weight=1");
    }

    @Test
    void shouldKeepAListOfMirrorsThatIsThere() throws IOException {
        publish("--version", "7", "--url", "https://example.com/r/");
        publish("--version", "8", "--url", "https://example.com/other/");

        assertThat(read("MIRRORED.BY")).contains("/r/").doesNotContain("other");
    }

    @Test
    void shouldSayWhichCommandMakesAKey() {
        try (GpgHome empty = GpgHome.required()) {
            assertThatThrownBy(() -> empty.publish(rules, channel, "--no-lint"))
                    .hasMessageContaining("no secret key")
                    .hasMessageContaining("--quick-generate-key");
        }
        assertThat(channel).doesNotExist();
    }

    @Test
    void shouldRefuseNamesThatNoServerWouldUnpack() throws IOException {
        Files.writeString(rules.resolve("two words.cf"), "body B /b/\n");

        refused().hasMessageContaining("two words.cf");
    }

    private String publish(String... options) {
        return gpg.publish(rules, channel, with(options));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String... options) {
        return assertThatThrownBy(() -> publish(options));
    }

    /** Checking the rules needs the product as a package, which is built after the tests. */
    private static String[] with(String... options) {
        return Stream.concat(Stream.of("--no-lint"), Stream.of(options)).toArray(String[]::new);
    }

    private String read(String name) throws IOException {
        return Files.readString(channel.resolve(name));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
