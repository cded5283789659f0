package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.testing.RuleArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {
    private static final String RULES = "body A /a/\n";

    @TempDir
    private Path folder;

    private Path into;

    @BeforeEach
    void makeFolder() throws IOException {
        into = Files.createDirectory(folder.resolve("into"));
    }

    @Test
    void shouldWriteRulesAndPassOverWhatElseThereIs() throws IOException {
        unpack(new RuleArchive()
                .folder("./")
                .file("./10_a.cf", RULES)
                .file("20_b.cf", "body B /b/\n")
                .file("v310.pre", "loadplugin X\n")
                .file("MIRRORED.BY", "http://example.com/")
                .file("local.cf.template", "x")
                .file("UPPER.CF", "x")
                .bytes());

        assertThat(written()).containsExactly("10_a.cf", "20_b.cf", "v310.pre");
        assertThat(into.resolve("10_a.cf")).hasContent(RULES);
    }

    @Test
    void shouldUnpackWhatGnuTarMakes() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("10_a.cf"), RULES);
        Files.writeString(rules.resolve("b".repeat(95) + ".cf"), RULES);
        Path archive = folder.resolve("gnu.tar.gz");
        Process tar = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", rules.toString(), ".").start();
        assertThat(tar.waitFor()).isZero();

        Unpacker.unpack(archive, into);

        assertThat(written()).containsExactly("10_a.cf", "b".repeat(95) + ".cf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.cf",
                "./../evil.cf",
                "..",
                "a/../../evil.cf",
                "/etc/evil.cf",
                "//server/share/evil.cf",
                "C:evil.cf",
                "C:\\evil.cf",
                "..\\evil.cf",
                "sub/nested.cf",
                "./sub/nested.cf",
                "././evil.cf",
                ".hidden.cf",
                "-rf.cf",
                "con.cf",
                "NUL.cf",
                "com1.tar.cf",
                "aux",
                "dot.cf.",
                "space .cf",
                "colon:stream.cf",
                "name\nwith\u001b[2Jcontrol.cf",
                "umlaut\u00e4.cf",
                "\u202efc.cf"
            })
    void shouldRefuseNamesThatAreNotPlain(String name) throws IOException {
        refused(new RuleArchive().file("10_a.cf", RULES).file(name, RULES).bytes())
                .hasMessageContaining("is refused for its entry")
                .hasMessageNotContainingAny("\u001b", "\n");

        assertThat(folder.resolve("evil.cf")).doesNotExist();
    }

    @Test
    void shouldRefuseANameThatIsTooLong() throws IOException {
        refused(new RuleArchive().file("n".repeat(200) + ".cf", RULES).bytes()).hasMessageContaining("nnn");
    }

    @Test
    void shouldRefuseFolders() throws IOException {
        refused(new RuleArchive().folder("sub/").file("a.cf", RULES).bytes()).hasMessageContaining("sub/");
    }

    @Test
    void shouldRefuseLinksAndDevices() throws IOException {
        refused(new RuleArchive()
                        .link("passwd.cf", TarConstants.LF_SYMLINK, "/etc/passwd")
                        .bytes())
                .hasMessageContaining("passwd.cf: a link");
        refused(new RuleArchive()
                        .link("hard.cf", TarConstants.LF_LINK, "../../secret")
                        .bytes())
                .hasMessageContaining("hard.cf: a link");
        for (byte kind : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO, (byte) 'Z'}) {
            refused(new RuleArchive().link("device.cf", kind, "").bytes())
                    .hasMessageContaining("device.cf: no plain file");
        }
    }

    @Test
    void shouldRefuseANameThatIsThereTwice() throws IOException {
        refused(new RuleArchive().file("a.cf", RULES).file("a.cf", RULES).bytes())
                .hasMessageContaining("a.cf: there twice");
        refused(new RuleArchive().file("b.cf", RULES).file("./B.CF", RULES).bytes())
                .hasMessageContaining("B.CF: there twice");
    }

    @Test
    void shouldRefuseAnArchiveWithoutRules() throws IOException {
        refused(new RuleArchive().bytes()).hasMessageContaining("no rules");
        refused(new RuleArchive().file("README", "x").file("a.pre", "x").bytes())
                .hasMessageContaining("no rules");
    }

    @Test
    void shouldRefuseMoreThanItsBounds() throws IOException {
        refused(new RuleArchive().zeros("large.cf", (16 << 20) + 1).bytes()).hasMessageContaining("larger than");
        RuleArchive large = new RuleArchive();
        for (int i = 0; i < 5; i++) {
            large.zeros("large" + i + ".cf", 15 << 20);
        }
        refused(large.bytes()).hasMessageContaining("when unpacked");
        RuleArchive many = new RuleArchive();
        for (int i = 0; i < 2_001; i++) {
            many.file(i + ".cf", "");
        }
        refused(many.bytes()).hasMessageContaining("more than 2000 files");
    }

    @Test
    void shouldRefuseWhatIsTooLargeBehindTheLastEntry() throws IOException {
        byte[] tar = Arrays.copyOf(new RuleArchive().file("a.cf", RULES).tar(), 65 << 20);

        refused(RuleArchive.gzip(tar)).hasMessageContaining("when unpacked");
    }

    @Test
    void shouldNotReadALongNameIntoMemory() throws IOException {
        RuleArchive archive =
                new RuleArchive().entry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, new byte[1 << 20]);

        refused(archive.file("a.cf", RULES).bytes()).hasMessageContaining("header that is too large");
    }

    @Test
    void shouldRefuseAnArchiveThatIsCutAnywhere() throws IOException {
        byte[] whole = new RuleArchive()
                .file("a.cf", RULES)
                .file("b.cf", "body B /b/\n")
                .bytes();

        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length));
            empty(into);
        }
        unpack(whole);
        assertThat(written()).containsExactly("a.cf", "b.cf");
    }

    @Test
    void shouldRefuseAChecksumOfGzipThatDiffers() throws IOException {
        byte[] damaged = new RuleArchive().file("a.cf", RULES).bytes();
        damaged[damaged.length - 8] ^= 1;

        refused(damaged).hasMessageContaining("damaged");
    }

    @Test
    void shouldRefuseWhatFollowsTheArchive() throws IOException {
        byte[] archive = new RuleArchive().file("a.cf", RULES).bytes();
        byte[] followed = Arrays.copyOf(archive, archive.length + 3);

        refused(followed).hasMessageContaining("damaged");
    }

    @Test
    void shouldRefuseWhatIsNoArchive() throws IOException {
        refused(new byte[0]).hasMessageContaining("damaged");
        refused("<html>404</html>".getBytes(StandardCharsets.UTF_8)).hasMessageContaining("damaged");
        refused(RuleArchive.gzip("no tar".repeat(200).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("damaged");
    }

    @Test
    void shouldOnlyEverRefuseDamagedArchives() throws IOException {
        byte[] tar = new RuleArchive().file("a.cf", RULES).tar();
        int[] values = {0, 0x80, 0xff, '9'};
        for (int at = 0; at < 512; at++) {
            byte[] damaged = tar.clone();
            damaged[at] = (byte) values[at % values.length];
            try {
                unpack(RuleArchive.gzip(damaged));
            } catch (ChannelException e) {
                assertThat(e).hasMessageContaining("archive");
            }
            assertThat(written()).isSubsetOf("a.cf");
            empty(into);
        }
    }

    private void unpack(byte[] archive) throws IOException {
        Unpacker.unpack(Files.write(folder.resolve("1.tar.gz"), archive), into);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] archive) {
        return assertThatThrownBy(() -> unpack(archive)).isInstanceOf(ChannelException.class);
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(into)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
