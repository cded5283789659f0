package gatehouse.content;

import static gatehouse.testing.SampleFiles.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.mail.Content;
import gatehouse.mail.Part;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.EncryptedContainer;
import gatehouse.scan.Finding.ForbiddenFile;
import gatehouse.scan.Finding.LimitExceeded;
import gatehouse.scan.Finding.Unscannable;
import gatehouse.settings.ContentSettings;
import gatehouse.testing.RawZip;
import gatehouse.testing.SampleFiles;
import gatehouse.testing.SampleMail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentScannerTest {
    private static final ContentScanner SCANNER = new ContentScanner(ContentSettings.defaults());

    private static final byte[] GIF = "GIF89a..".getBytes(StandardCharsets.US_ASCII);

    private static List<Finding> scan(String name, byte[] bytes) {
        return scan(SampleMail.attachment(name, bytes));
    }

    private static List<Finding> scan(Part part) {
        return SCANNER.scan(SampleMail.of(part), Deadline.after(Duration.ofSeconds(30)));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of("a.txt", TEXT),
                Arguments.of("empty.bin", new byte[0]),
                Arguments.of("a.docx", SampleFiles.docx()),
                Arguments.of("a.xlsx", SampleFiles.xlsx()),
                Arguments.of("a.xls", SampleFiles.xls()),
                Arguments.of("a.pdf", SampleFiles.pdf()),
                Arguments.of("print-forbidden.pdf", SampleFiles.encryptedPdf("")),
                Arguments.of("a.zip", SampleFiles.zip("a.txt", TEXT)),
                Arguments.of("a.tar.gz", SampleFiles.gzip(SampleFiles.tar("a.txt", TEXT))),
                Arguments.of("www.example.com.pdf", SampleFiles.pdf()));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void shouldFindNothingInHarmlessFiles(String name, byte[] bytes) {
        assertThat(scan(name, bytes)).isEmpty();
    }

    @Test
    void shouldFindNothingInTextBody() {
        assertThat(scan(SampleMail.body(TEXT))).isEmpty();
    }

    @Test
    void shouldTypeBodyThatIsNoText() {
        assertThat(scan(SampleMail.body(SampleFiles.executable()))).hasOnlyElementsOfType(ForbiddenFile.class);
    }

    static Stream<byte[]> programs() {
        return Stream.of(SampleFiles.executable(), SampleFiles.elf(), SampleFiles.shortcut(), machO());
    }

    private static byte[] machO() {
        byte[] image = new byte[64];
        System.arraycopy(new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe}, 0, image, 0, 4);
        image[12] = 2;
        return image;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void shouldForbidProgramWhateverItsName(byte[] program) {
        assertThat(scan("holiday.jpg", program)).singleElement().isInstanceOfSatisfying(ForbiddenFile.class, found -> {
            assertThat(found.where()).isEqualTo("holiday.jpg");
            assertThat(found.rule()).isEqualTo("ContentForbiddenTypes");
        });
    }

    @Test
    void shouldForbidScriptByItsExtension() {
        assertThat(scan("readme.vbs", TEXT))
                .containsExactly(new ForbiddenFile("readme.vbs", "ContentForbiddenExtensions", "extension .vbs"));
    }

    static Stream<Arguments> packed() {
        byte[] program = SampleFiles.executable();
        return Stream.of(
                Arguments.of("a.zip", SampleFiles.zip("in/a.dat", program), "a.zip/in/a.dat"),
                Arguments.of("a.tar", SampleFiles.tar("in/a.dat", program), "a.tar/in/a.dat"),
                Arguments.of("a.a", SampleFiles.ar("a.dat", program), "a.a/a.dat"),
                Arguments.of("a.cpio", SampleFiles.cpio("a.dat", program), "a.cpio/a.dat"),
                Arguments.of("a.7z", SampleFiles.sevenZip("a.dat", program), "a.7z/a.dat"),
                Arguments.of("a.rar", SampleFiles.rar("a.dat", program, false), "a.rar/a.dat"),
                Arguments.of("a.rar", SampleFiles.rar5("a.dat", program, 0), "a.rar/a.dat"),
                Arguments.of("a.dat.gz", SampleFiles.gzip(program), "a.dat.gz/a.dat"),
                Arguments.of("a.dat.bz2", SampleFiles.bzip2(program), "a.dat.bz2/a.dat"),
                Arguments.of("a.dat.xz", SampleFiles.xz(program), "a.dat.xz/a.dat"),
                Arguments.of("a.dat.lzma", SampleFiles.lzma(program), "a.dat.lzma/a.dat"),
                Arguments.of("a.bin", SampleFiles.packagedObject("a.dat", program), "a.bin/a.dat"),
                Arguments.of("winmail.dat", SampleFiles.tnef("a.dat", program), "winmail.dat/a.dat"),
                Arguments.of("a.zip", withFront(SampleFiles.zip("a.dat", program)), "a.zip/a.dat"),
                Arguments.of("a.msg", SampleFiles.outlookMessageWith("a.dat", program), null),
                Arguments.of("a.docx", SampleFiles.docxWith("word/media/a.png", program), "a.docx/word/media/a.png"),
                Arguments.of(
                        "a.docx",
                        SampleFiles.docxWith("word/embeddings/o.bin", SampleFiles.packagedObject("a.dat", program)),
                        "a.docx/word/embeddings/o.bin/a.dat"),
                Arguments.of(
                        "a.zip",
                        SampleFiles.zip("b.7z", SampleFiles.sevenZip("c.zip", SampleFiles.zip("a.dat", program))),
                        "a.zip/b.7z/c.zip/a.dat"));
    }

    /** A picture for those who read from the start, a zip for those who read from the end. */
    private static byte[] withFront(byte[] zip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(GIF);
        out.writeBytes(zip);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("packed")
    void shouldFindRenamedProgramInEveryContainer(String name, byte[] bytes, @Nullable String where) {
        assertThat(scan(name, bytes)).singleElement().isInstanceOfSatisfying(ForbiddenFile.class, found -> {
            assertThat(found.rule()).isEqualTo("ContentForbiddenTypes");
            if (where != null) {
                assertThat(found.where()).isEqualTo(where);
            }
        });
    }

    @Test
    void shouldJudgeNamesInsideArchives() {
        for (byte[] archive : List.of(
                SampleFiles.zip("x/b.js", TEXT),
                SampleFiles.tar("x/b.js", TEXT),
                SampleFiles.sevenZip("x/b.js", TEXT),
                SampleFiles.rar("x\\b.js", TEXT, false),
                SampleFiles.rar5("x/b.js", TEXT, 1),
                SampleFiles.outlookMessageWith("b.js", TEXT),
                SampleFiles.packagedObject("b.js", TEXT),
                SampleFiles.encryptedZip("b.js"))) {
            assertThat(scan("a", archive))
                    .anyMatch(found ->
                            found instanceof ForbiddenFile file && file.rule().equals("ContentForbiddenExtensions"));
        }
    }

    static Stream<Arguments> encrypted() {
        return Stream.of(
                Arguments.of(SampleFiles.encryptedZip("a.txt"), "zip"),
                Arguments.of(SampleFiles.aesZip("a.txt"), "zip"),
                Arguments.of(SampleFiles.sevenZip("a.txt", TEXT, "secret".toCharArray()), "7z"),
                Arguments.of(SampleFiles.rar("a.txt", TEXT, true), "rar"),
                Arguments.of(SampleFiles.encryptedPdf("secret"), "PDF"),
                Arguments.of(SampleFiles.encryptedDocx(), "Office"),
                Arguments.of(SampleFiles.encryptedXls(), "Office"));
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void shouldNameContainersThatNeedPassword(byte[] bytes, String type) {
        assertThat(scan("a", bytes)).containsExactly(new EncryptedContainer("a", type));
        assertThat(scan("b.zip", SampleFiles.zip("a", bytes))).containsExactly(new EncryptedContainer("b.zip/a", type));
    }

    static Stream<byte[]> withMacros() {
        return Stream.of(
                SampleFiles.docm(),
                SampleFiles.docxWith("word/vbaProject.bin", SampleFiles.vbaProject()),
                SampleFiles.docxWith("word/other.bin", SampleFiles.vbaProject()),
                SampleFiles.docWithMacros(),
                SampleFiles.pptWithMacros(),
                SampleFiles.zip("xl/macrosheets/sheet1.xml", TEXT));
    }

    @ParameterizedTest
    @MethodSource("withMacros")
    void shouldFindMacros(byte[] document) {
        assertThat(scan("a.docx", document))
                .isNotEmpty()
                .allMatch(found ->
                        found instanceof ForbiddenFile file && file.rule().equals("ContentMacros"));
    }

    private static ContentSettings forbidding(List<String> types, List<String> names, long maxFileBytes) {
        ContentSettings defaults = ContentSettings.defaults();
        return new ContentSettings(
                types,
                defaults.forbiddenExtensions(),
                names,
                maxFileBytes,
                defaults.macros(),
                defaults.encryptedContainers(),
                defaults.encryptedMail(),
                defaults.tooLargeForAntivirus(),
                defaults.malformed(),
                defaults.maxDepth(),
                defaults.maxEntries(),
                defaults.maxUnpackedBytes(),
                defaults.maxRatio(),
                defaults.maxTime());
    }

    @Test
    void shouldTellOfficeTypesApart() {
        ContentSettings settings = forbidding(List.of("application/vnd.ms-excel"), List.of(), 0);
        ContentScanner scanner = new ContentScanner(settings);
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        assertThat(scanner.scan(SampleMail.of(SampleMail.attachment("a", SampleFiles.xls())), deadline))
                .hasSize(1);
        assertThat(scanner.scan(SampleMail.of(SampleMail.attachment("a", SampleFiles.docx())), deadline))
                .isEmpty();
    }

    @Test
    void shouldNotForbidDocumentsWhereZipIsForbidden() {
        ContentScanner scanner = new ContentScanner(forbidding(List.of("application/zip"), List.of(), 0));
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        assertThat(scanner.scan(SampleMail.of(SampleMail.attachment("a", SampleFiles.zip("a", TEXT))), deadline))
                .hasSize(1);
    }

    @Test
    void shouldLookAtEntriesHiddenFromTheDirectory() {
        RawZip zip = new RawZip();
        zip.local(RawZip.stored("hidden.dat", SampleFiles.executable()), SampleFiles.executable());
        byte[] bytes = zip.add(RawZip.stored("seen.txt", TEXT), TEXT).bytes();
        assertThat(scan("a.zip", bytes)).extracting(Finding::where).containsExactly("a.zip/hidden.dat");
    }

    @Test
    void shouldLookBehindDirectoryThatIsNotTheOnlyOne() {
        byte[] harmless = SampleFiles.zip("seen.txt", TEXT);
        byte[] hidden = SampleFiles.zip("hidden.dat", SampleFiles.executable());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(harmless, 0, harmless.length - 22);
        out.writeBytes(hidden);
        // The end of the harmless one again, naming a directory far in front of it.
        out.write(harmless, harmless.length - 22, 22);
        assertThat(scan("a.zip", out.toByteArray())).extracting(Finding::where).contains("a.zip/hidden.dat");
    }

    @Test
    void shouldNotLetBrokenEntryHideTheNext() {
        RawZip zip = new RawZip().add(RawZip.deflated("broken", TEXT, 10), TEXT);
        byte[] bytes = zip.add(RawZip.stored("a.dat", SampleFiles.elf()), SampleFiles.elf())
                .bytes();
        assertThat(scan("a.zip", bytes))
                .hasAtLeastOneElementOfType(Unscannable.class)
                .hasAtLeastOneElementOfType(ForbiddenFile.class);
    }

    @Test
    void shouldNotLetManyFindingsHideAnother() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            files.put(i + ".zip", SampleFiles.encryptedZip("a.txt"));
        }
        files.put("z.dat", SampleFiles.executable());
        assertThat(scan("a.zip", SampleFiles.zip(files))).hasSize(51).hasAtLeastOneElementOfType(ForbiddenFile.class);
    }

    @Test
    void shouldJudgeBothNamesOfZipEntry() {
        RawZip zip = new RawZip();
        RawZip.Entry entry = RawZip.stored("a.exe", TEXT);
        byte[] bytes = zip.central(entry.named("a.txt"), zip.local(entry, TEXT)).bytes();
        assertThat(scan("a.zip", bytes)).extracting(Finding::where).containsExactly("a.zip/a.exe");
    }

    @Test
    void shouldLookIntoZipWithoutItsEnd() {
        byte[] whole = SampleFiles.zip("a.dat", SampleFiles.executable());
        byte[] cut = Arrays.copyOf(whole, whole.length - 30);
        assertThat(scan("a.zip", cut))
                .hasAtLeastOneElementOfType(ForbiddenFile.class)
                .hasAtLeastOneElementOfType(Unscannable.class);
    }

    @Test
    void shouldNameArchivesThatCannotBeUnpacked() {
        byte[] cabinet = Arrays.copyOf("MSCF\0\0\0\0".getBytes(StandardCharsets.US_ASCII), 64);
        for (byte[] archive : List.of(cabinet, SampleFiles.rar5("a.txt", TEXT, 1))) {
            assertThat(scan("a", archive)).singleElement().isInstanceOf(Unscannable.class);
        }
    }

    @Test
    void shouldBoundTheNameOfThePlace() {
        String name = "x".repeat(1000) + ".exe";
        assertThat(scan("a.zip", SampleFiles.zip(name, TEXT)))
                .singleElement()
                .satisfies(found -> assertThat(found.where()).hasSize(300).endsWith(".exe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/cron.d/x.sh", "/etc/passwd", "C:\\windows\\x.txt", "..\\..\\x.txt"})
    void shouldNotCarePathsSinceNothingIsWritten(String name) {
        assertThat(scan("a.zip", SampleFiles.zip(name, TEXT))).isEmpty();
    }

    @Test
    void shouldReportContentThatCannotBeRead() {
        Part part = SampleMail.attachment("a.txt", new Content() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public long size() {
                return 10;
            }
        });
        assertThat(scan(part))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unscannable.class, found -> assertThat(found.cause()).isEqualTo(Finding.Cause.CHECK_FAILED));
    }

    @Test
    void shouldReportWhenTimeIsOver() {
        List<Finding> findings =
                SCANNER.scan(SampleMail.of(SampleMail.attachment("a.txt", TEXT)), Deadline.after(Duration.ZERO));
        assertThat(findings)
                .singleElement()
                .isInstanceOfSatisfying(
                        LimitExceeded.class, found -> assertThat(found.limit()).isEqualTo(Finding.Limit.TIME));
    }

    @Test
    void shouldForbidByNamePatternAndSize() {
        ContentScanner scanner = new ContentScanner(forbidding(List.of("image/*"), List.of("*Invoice*.h?ml"), 100));
        List<Finding> findings = scanner.scan(
                SampleMail.of(
                        SampleMail.attachment("my INVOICE 3.html", new byte[0]),
                        SampleMail.attachment("a.txt", TEXT),
                        SampleMail.attachment("b.txt", GIF)),
                Deadline.after(Duration.ofSeconds(30)));
        assertThat(findings)
                .extracting(found -> ((ForbiddenFile) found).rule())
                .containsExactly("ContentForbiddenNames", "ContentMaxFileBytes", "ContentForbiddenTypes");
    }

    @Test
    void shouldNotConfuseFilesOfOneArchive() {
        byte[] zip = SampleFiles.zip(Map.of("a.dat", SampleFiles.executable(), "b.dat", SampleFiles.elf()));
        assertThat(scan("a.zip", zip))
                .extracting(Finding::where)
                .containsExactlyInAnyOrder("a.zip/a.dat", "a.zip/b.dat");
    }
}
