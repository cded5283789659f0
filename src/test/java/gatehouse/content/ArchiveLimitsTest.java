package gatehouse.content;

import static gatehouse.testing.SampleFiles.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Limit;
import gatehouse.scan.Finding.LimitExceeded;
import gatehouse.scan.Finding.Unscannable;
import gatehouse.settings.ContentSettings;
import gatehouse.testing.MemoryStore;
import gatehouse.testing.RawZip;
import gatehouse.testing.SampleFiles;
import gatehouse.testing.SampleMail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Bombs of all kinds: each must be a finding, soon. The tests run with a heap that none of them would fit into. */
class ArchiveLimitsTest {
    private static final ContentScanner SCANNER = new ContentScanner(ContentSettings.defaults());
    private static final long MB = 1 << 20;
    /** Of the processor; generous, for code that is not compiled yet. Prints what it really took. */
    private static final Duration SOON = Duration.ofSeconds(1);

    @BeforeAll
    static void warmUp() {
        SCANNER.warmUp();
        scan("a.docx", MemoryStore.content(SampleFiles.docx()));
    }

    private static List<Finding> scan(String name, Content content) {
        return SCANNER.scan(
                SampleMail.of(SampleMail.attachment(name, content)), Deadline.after(Duration.ofSeconds(30)));
    }

    private static void exceeds(Limit limit, String name, byte[] bytes) {
        exceeds(limit, name, MemoryStore.content(bytes));
    }

    private static void exceeds(Limit limit, String name, Content content) {
        assertThat(timed(name, content))
                .singleElement()
                .isInstanceOfSatisfying(
                        LimitExceeded.class, found -> assertThat(found.limit()).isEqualTo(limit));
    }

    private static List<Finding> timed(String name, Content content) {
        CpuClock clock = new CpuClock();
        List<Finding> findings = scan(name, content);
        Duration took = clock.used();
        LoggerFactory.getLogger(ArchiveLimitsTest.class)
                .info("{} of {} bytes: {} ms, {}", name, content.size(), took.toMillis(), findings);
        assertThat(took).isLessThan(SOON);
        return findings;
    }

    @Test
    void shouldStopAtOneFileOfZeros() {
        byte[] zeros = RawZip.deflatedZeros(100 * MB);
        exceeds(
                Limit.RATIO,
                "zeros.zip",
                new RawZip().add(RawZip.deflated("a", zeros, 100 * MB), zeros).bytes());
    }

    @Test
    void shouldStopAtTenGigabytesDeclared() {
        exceeds(
                Limit.RATIO,
                "ten-gb.zip",
                new RawZip().add(RawZip.deflated("a", TEXT, 10_000 * MB), TEXT).bytes());
    }

    @Test
    void shouldStopWhenDirectoryLiesAboutSizes() {
        byte[] zeros = RawZip.deflatedZeros(100 * MB);
        exceeds(
                Limit.RATIO,
                "lie.zip",
                new RawZip().add(RawZip.deflated("a", zeros, 10), zeros).bytes());
    }

    @Test
    void shouldStopAtImpossibleSizeOfZip64() {
        exceeds(
                Limit.RATIO,
                "zip64.zip",
                new RawZip()
                        .add(RawZip.deflated("a", TEXT, Long.MAX_VALUE), TEXT)
                        .bytes());
    }

    @Test
    void shouldStopAtTooManyEntries() {
        RawZip zip = new RawZip();
        for (int i = 0; i < 20_000; i++) {
            zip.add(RawZip.stored("" + i, new byte[0]), new byte[0]);
        }
        exceeds(Limit.ENTRIES, "entries.zip", zip.bytes());
    }

    @Test
    void shouldStopAtTooManyEntriesWhateverTheirNumberIsSaidToBe() {
        RawZip zip = new RawZip();
        RawZip.Entry entry = RawZip.stored("a", new byte[0]);
        int offset = zip.local(entry, new byte[0]);
        for (int i = 0; i < 1_000_000; i++) {
            zip.central(entry, offset);
        }
        exceeds(Limit.ENTRIES, "million.zip", zip.bytes(1));
    }

    @Test
    void shouldStopAtEntriesThatShareTheirData() {
        byte[] zeros = RawZip.deflatedZeros(20 * MB);
        RawZip zip = new RawZip();
        RawZip.Entry entry = RawZip.deflated("a", zeros, 20 * MB);
        int offset = zip.local(entry, zeros);
        for (int i = 0; i < 1000; i++) {
            zip.central(entry, offset);
        }
        exceeds(Limit.RATIO, "overlap.zip", zip.bytes());
    }

    @Test
    void shouldNameOverlapThatIsSmall() {
        RawZip zip = new RawZip();
        RawZip.Entry entry = RawZip.stored("a", TEXT);
        int offset = zip.local(entry, TEXT);
        byte[] bytes = zip.central(entry, offset).central(entry, offset).bytes();
        assertThat(scan("overlap.zip", MemoryStore.content(bytes)))
                .singleElement()
                .isInstanceOf(Unscannable.class);
    }

    @Test
    void shouldStopAtZipsInZips() {
        byte[] bomb =
                new RawZip().add(RawZip.deflated("0", TEXT, 4_000 * MB), TEXT).bytes();
        for (int level = 0; level < 5; level++) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int i = 0; i < 16; i++) {
                files.put(i + ".zip", bomb);
            }
            bomb = SampleFiles.zip(files);
        }
        exceeds(Limit.RATIO, "nested.zip", bomb);
    }

    @Test
    void shouldMeasureLayersAgainstWhatWasSent() {
        byte[] inner = SampleFiles.zip("a", new byte[(int) (9 * MB)]);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            files.put(i + ".zip", inner);
        }
        exceeds(Limit.RATIO, "layers.zip", SampleFiles.zip("b.zip", SampleFiles.zip(files)));
    }

    @Test
    void shouldStopAtDepth() {
        byte[] nested = TEXT;
        for (int i = 0; i < 20; i++) {
            nested = SampleFiles.zip("a.zip", nested);
        }
        exceeds(Limit.DEPTH, "depth.zip", nested);
    }

    @Test
    void shouldStopAtPackedStreamsOfZeros() {
        byte[] zeros = new byte[(int) (64 * MB)];
        exceeds(Limit.RATIO, "zeros.gz", SampleFiles.gzip(zeros));
        exceeds(Limit.RATIO, "zeros.xz", SampleFiles.xz(zeros));
        exceeds(Limit.RATIO, "zeros.lzma", SampleFiles.lzma(zeros));
        exceeds(Limit.RATIO, "zeros.bz2", SampleFiles.bzip2(zeros));
        exceeds(Limit.RATIO, "zeros.7z", SampleFiles.sevenZip("zeros", zeros));
        exceeds(Limit.RATIO, "zeros.tar.gz", SampleFiles.gzip(SampleFiles.tar("zeros", zeros)));
    }

    @Test
    void shouldStopAtDocumentOfZeros() {
        exceeds(Limit.RATIO, "zeros.docx", SampleFiles.docxWith("word/styles.xml", new byte[(int) (64 * MB)]));
    }

    @Test
    void shouldStopAtFileThatTarOnlyClaims() {
        byte[] tar = SampleFiles.tar("a", TEXT);
        byte[] size = "77777777777".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, tar, 124, size.length);
        exceeds(Limit.BYTES, "claim.tar", withTarChecksum(tar));
    }

    @Test
    void shouldNotKeepEndlessNamesOfTar() {
        byte[] tar = SampleFiles.tar("././@LongLink", TEXT);
        tar[156] = 'L';
        byte[] size = "07700000000".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, tar, 124, size.length);
        Content content = followedByLetters(Arrays.copyOf(withTarChecksum(tar), 512), 900 * MB);
        exceeds(Limit.BYTES, "name.tar", content);
    }

    private static byte[] withTarChecksum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, tar, 148, octal.length);
        return tar;
    }

    @Test
    void shouldNotObeyHeaderOfSevenZipThatWantsAllMemory() {
        byte[] archive = SampleFiles.sevenZip("a", TEXT);
        ByteBuffer header = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(20, Integer.MAX_VALUE - 100L);
        assertThat(timed("header.7z", MemoryStore.content(archive)))
                .singleElement()
                .isInstanceOf(Unscannable.class);
    }

    @Test
    void shouldNotKeepEndlessHeadersOfRar() {
        byte[] one = SampleFiles.rar("a", new byte[0], false);
        byte[] header = Arrays.copyOfRange(one, 20, one.length - 7);
        ByteArrayOutputStream rar = new ByteArrayOutputStream();
        rar.write(one, 0, 20);
        for (int i = 0; i < 500_000; i++) {
            rar.writeBytes(header);
        }
        exceeds(Limit.BYTES, "headers.rar", rar.toByteArray());
    }

    @Test
    void shouldNotTakeMemoryForEveryLayer() {
        byte[] nested = TEXT;
        for (int i = 0; i < 5; i++) {
            nested = SampleFiles.xz(nested);
        }
        exceeds(Limit.BYTES, "layers.xz", nested);
    }

    @Test
    void shouldRefuseDictionaryThatIsTooLarge() {
        byte[] lzma = SampleFiles.lzma(TEXT);
        ByteBuffer.wrap(lzma).order(ByteOrder.LITTLE_ENDIAN).putInt(1, 0x7f000000);
        exceeds(Limit.BYTES, "dictionary.lzma", lzma);
    }

    @Test
    void shouldWalkZipLargerThanTheHeap() {
        RawZip zip = new RawZip();
        RawZip.Entry entry = RawZip.stored("a.dat", SampleFiles.executable());
        int offset = zip.local(entry, SampleFiles.executable());
        byte[] end = zip.central(entry, offset).bytes();
        assertThat(timed("large.zip", inFrontOf(end, 1000 * MB))).hasSize(1);
    }

    /** A stored file of that many letters, then a zip that has it in front. */
    private static Content inFrontOf(byte[] zip, long letters) {
        RawZip first = new RawZip();
        first.local(new RawZip.Entry("letters", 0, 0, letters, letters), new byte[0]);
        byte[] whole = first.bytes();
        byte[] header = Arrays.copyOf(whole, whole.length - 22);
        return new Generated(header, letters, zip);
    }

    private static Content followedByLetters(byte[] start, long letters) {
        return new Generated(start, letters, new byte[0]);
    }

    @Test
    void shouldStopWhenTimeIsUp() {
        byte[] zeros = new byte[(int) (64 * MB)];
        new Random(1).nextBytes(zeros);
        byte[] gzip = SampleFiles.gzip(zeros);
        List<Finding> findings =
                SCANNER.scan(SampleMail.of(SampleMail.attachment("a.gz", gzip)), Deadline.after(Duration.ZERO));
        assertThat(findings)
                .singleElement()
                .isInstanceOfSatisfying(
                        LimitExceeded.class, found -> assertThat(found.limit()).isEqualTo(Limit.TIME));
    }

    @Test
    void shouldStillLookAtOtherPartsAfterBomb() {
        byte[] bomb =
                new RawZip().add(RawZip.deflated("a", TEXT, 10_000 * MB), TEXT).bytes();
        List<Finding> findings = SCANNER.scan(
                SampleMail.of(SampleMail.attachment("a.zip", bomb), SampleMail.attachment("b", SampleFiles.elf())),
                Deadline.after(Duration.ofSeconds(30)));
        assertThat(findings).extracting(Finding::where).containsExactly("a.zip", "b");
    }

    /** Something before, many letters, something after; none of it kept. */
    private static final class Generated implements Content {
        private final byte[] before;
        private final long letters;
        private final byte[] after;

        Generated(byte[] before, long letters, byte[] after) {
            this.before = before;
            this.letters = letters;
            this.after = after;
        }

        @Override
        public InputStream open() {
            return new SequenceInputStream(
                    new SequenceInputStream(new ByteArrayInputStream(before), new Letters(letters)),
                    new ByteArrayInputStream(after));
        }

        @Override
        public long size() {
            return before.length + letters + after.length;
        }
    }

    /** The letter a, again and again. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + count, (byte) 'a');
            left -= count;
            return count;
        }
    }
}
