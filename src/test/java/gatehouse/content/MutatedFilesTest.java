package gatehouse.content;

import static gatehouse.testing.SampleFiles.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.settings.ContentSettings;
import gatehouse.testing.SampleFiles;
import gatehouse.testing.SampleMail;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a file on its way, the check bears it. The seed is in the message of a failure. */
class MutatedFilesTest {
    private static final ContentScanner SCANNER = new ContentScanner(ContentSettings.defaults());
    private static final int ROUNDS = 150;
    private static final Duration LONG = Duration.ofSeconds(3);

    static Stream<Arguments> files() {
        Map<String, byte[]> some = Map.of("a.txt", TEXT, "b.zip", SampleFiles.zip("c.exe", TEXT));
        return Stream.of(
                Arguments.of("zip", SampleFiles.zip(some)),
                Arguments.of("encrypted zip", SampleFiles.encryptedZip("a")),
                Arguments.of("tar", SampleFiles.tar("a", TEXT)),
                Arguments.of("tar.gz", SampleFiles.gzip(SampleFiles.tar("a", TEXT))),
                Arguments.of("bz2", SampleFiles.bzip2(TEXT)),
                Arguments.of("xz", SampleFiles.xz(TEXT)),
                Arguments.of("lzma", SampleFiles.lzma(TEXT)),
                Arguments.of("7z", SampleFiles.sevenZip("a", TEXT)),
                Arguments.of("encrypted 7z", SampleFiles.sevenZip("a", TEXT, new char[] {'x'})),
                Arguments.of("rar", SampleFiles.rar("a", TEXT, false)),
                Arguments.of("rar 5", SampleFiles.rar5("a", TEXT, 0)),
                Arguments.of("ar", SampleFiles.ar("a", TEXT)),
                Arguments.of("cpio", SampleFiles.cpio("a", TEXT)),
                Arguments.of("docm", SampleFiles.docm()),
                Arguments.of("xls", SampleFiles.xls()),
                Arguments.of("encrypted xls", SampleFiles.encryptedXls()),
                Arguments.of("encrypted docx", SampleFiles.encryptedDocx()),
                Arguments.of("packaged object", SampleFiles.packagedObject("a.exe", TEXT)),
                Arguments.of("msg", SampleFiles.outlookMessageWith("a.txt", TEXT)),
                Arguments.of("tnef", SampleFiles.tnef("a.txt", TEXT)),
                Arguments.of("encrypted pdf", SampleFiles.encryptedPdf("secret")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldBearMutatedFiles(String kind, byte[] file) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] mutated = mutated(file, new Random(seed));
            String label = kind + ", seed " + seed;
            CpuClock clock = new CpuClock();
            List<Finding> findings = scan(mutated);
            assertThat(clock.used()).as(label).isLessThan(LONG);
            assertThat(findings).as(label).noneMatch(MutatedFilesTest::isFailureOfTheCheck);
        }
    }

    private static boolean isFailureOfTheCheck(Finding finding) {
        return finding instanceof Finding.Unscannable unscannable && unscannable.cause() == Finding.Cause.CHECK_FAILED;
    }

    private static List<Finding> scan(byte[] bytes) {
        return SCANNER.scan(SampleMail.of(SampleMail.attachment("a", bytes)), Deadline.after(Duration.ofSeconds(30)));
    }

    private static byte[] mutated(byte[] file, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
        for (int i = random.nextInt(12); i > 0 && bytes.length > 0; i--) {
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(600, bytes.length));
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }
}
