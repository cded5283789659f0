package gatehouse.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files of many kinds, made when they are needed by those who make real ones. */
public final class SampleFiles {
    public static final byte[] TEXT = "Nothing but text.\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII);

    private SampleFiles() {}

    /** A PE image for Windows, as far as its headers. */
    public static byte[] executable() {
        byte[] bytes = new byte[1024];
        ByteBuffer image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        image.put(0, new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0}).putInt(0x3c, 0x80);
        image.putInt(0x80, 0x00004550).putShort(0x84, (short) 0x14c).putShort(0x94, (short) 0xe0);
        image.putShort(0x96, (short) 0x102).putShort(0x98, (short) 0x10b);
        return bytes;
    }

    public static byte[] elf() {
        ByteBuffer image = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        image.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1})
                .putShort(16, (short) 2)
                .putShort(18, (short) 62);
        return image.array();
    }

    /** [MS-SHLLINK] 2.1: header size, then the class id of shortcuts. */
    public static byte[] shortcut() {
        ByteBuffer link =
                ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN).putInt(0x4c);
        return link.putLong(0x0000000000021401L).putLong(0x46000000000000c0L).array();
    }

    public static byte[] zip(Map<String, byte[]> files) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
        });
    }

    public static byte[] zip(String name, byte[] bytes) {
        return zip(Map.of(name, bytes));
    }

    /** ZipCrypto by its flag; the bytes are nothing that would decrypt. */
    public static byte[] encryptedZip(String name) {
        return new RawZip().add(RawZip.stored(name, TEXT).flags(1), TEXT).bytes();
    }

    /** AE-2 as WinZip writes it: method 99, and the flag. */
    public static byte[] aesZip(String name) {
        return new RawZip()
                .add(new RawZip.Entry(name, 1, 99, TEXT.length, TEXT.length), TEXT)
                .bytes();
    }

    public static byte[] tar(String name, byte[] bytes) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        return made(out -> archived(new TarArchiveOutputStream(out), entry, bytes));
    }

    public static byte[] ar(String name, byte[] bytes) {
        return made(out -> archived(new ArArchiveOutputStream(out), new ArArchiveEntry(name, bytes.length), bytes));
    }

    public static byte[] cpio(String name, byte[] bytes) {
        return made(out -> archived(new CpioArchiveOutputStream(out), new CpioArchiveEntry(name, bytes.length), bytes));
    }

    private static <E extends ArchiveEntry> void archived(ArchiveOutputStream<E> archive, E entry, byte[] bytes)
            throws IOException {
        try (archive) {
            archive.putArchiveEntry(entry);
            archive.write(bytes);
            archive.closeArchiveEntry();
        }
    }

    public static byte[] gzip(byte[] bytes) {
        return made(out -> written(new GzipCompressorOutputStream(out), bytes));
    }

    public static byte[] bzip2(byte[] bytes) {
        return made(out -> written(new BZip2CompressorOutputStream(out), bytes));
    }

    public static byte[] xz(byte[] bytes) {
        return made(out -> written(new XZCompressorOutputStream(out), bytes));
    }

    public static byte[] lzma(byte[] bytes) {
        return made(out -> written(new LZMACompressorOutputStream(out), bytes));
    }

    private static void written(OutputStream out, byte[] bytes) throws IOException {
        try (out) {
            out.write(bytes);
        }
    }

    public static byte[] sevenZip(String name, byte[] bytes) {
        return sevenZip(name, bytes, new char[0]);
    }

    public static byte[] sevenZip(String name, byte[] bytes, char[] password) {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try {
            try (SevenZOutputFile archive =
                    password.length == 0 ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password)) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(name);
                archive.putArchiveEntry(entry);
                archive.write(bytes);
                archive.closeArchiveEntry();
            }
            return Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RAR 4 with one stored file. */
    public static byte[] rar(String name, byte[] bytes, boolean encrypted) {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer main = little(13)
                .putShort((short) 0)
                .put((byte) 0x73)
                .putShort((short) 0)
                .putShort((short) 13);
        ByteBuffer file = little(32 + nameBytes.length).putShort((short) 0).put((byte) 0x74);
        file.putShort((short) (0x8000 | (encrypted ? 4 : 0))).putShort((short) (32 + nameBytes.length));
        file.putInt(bytes.length)
                .putInt(bytes.length)
                .put((byte) 2)
                .putInt((int) crc(bytes, 0))
                .putInt(0x21);
        file.put((byte) 20)
                .put((byte) 0x30)
                .putShort((short) nameBytes.length)
                .putInt(0x20)
                .put(nameBytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 0});
        out.writeBytes(withRarCrc(main));
        out.writeBytes(withRarCrc(file));
        out.writeBytes(bytes);
        out.writeBytes(withRarCrc(little(7)
                .putShort((short) 0)
                .put((byte) 0x7b)
                .putShort((short) 0x4000)
                .putShort((short) 7)));
        return out.toByteArray();
    }

    private static byte[] withRarCrc(ByteBuffer block) {
        return bytes(block.putShort(0, (short) crc(bytes(block), 2)));
    }

    /** RAR 5 with one file, under any method; 0 is stored. */
    public static byte[] rar5(String name, byte[] bytes, int method) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {2, 2});
        file.writeBytes(vint(bytes.length));
        file.write(0);
        file.writeBytes(vint(bytes.length));
        file.write(0);
        file.writeBytes(vint((long) method << 7));
        file.write(0);
        file.writeBytes(vint(nameBytes.length));
        file.writeBytes(nameBytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 1, 0});
        out.writeBytes(rar5Block(new byte[] {1, 0, 0}));
        out.writeBytes(rar5Block(file.toByteArray()));
        out.writeBytes(bytes);
        out.writeBytes(rar5Block(new byte[] {5, 0, 0}));
        return out.toByteArray();
    }

    private static byte[] rar5Block(byte[] header) {
        ByteArrayOutputStream sized = new ByteArrayOutputStream();
        sized.writeBytes(vint(header.length));
        sized.writeBytes(header);
        ByteBuffer block = little(4 + sized.size()).putInt((int) crc(sized.toByteArray(), 0));
        return bytes(block.put(sized.toByteArray()));
    }

    private static byte[] vint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long left = value;
        while (left > 0x7f) {
            out.write((int) (left & 0x7f) | 0x80);
            left >>= 7;
        }
        out.write((int) left);
        return out.toByteArray();
    }

    private static long crc(byte[] bytes, int from) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, bytes.length - from);
        return crc.getValue();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static byte[] docx() {
        return made(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("Nothing but text.");
                document.write(out);
            }
        });
    }

    /** A document whose content types say nothing of macros; the project is there all the same. */
    public static byte[] docxWith(String name, byte[] bytes) {
        Map<String, byte[]> files = unzip(docx());
        files.put(name, bytes);
        return zip(files);
    }

    /** A document with the content type of those with macros. */
    public static byte[] docm() {
        Map<String, byte[]> files = unzip(docx());
        String types = new String(files.get("[Content_Types].xml"), StandardCharsets.UTF_8)
                .replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml");
        files.put("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8));
        files.put("word/vbaProject.bin", vbaProject());
        return zip(files);
    }

    /** OLE2 with the folder that makes a project in VBA. */
    public static byte[] vbaProject() {
        return compound(root -> root.createDirectory("VBA").createDocument("_VBA_PROJECT", in(TEXT)));
    }

    public static byte[] docWithMacros() {
        return compound(root -> {
            root.createDocument("WordDocument", in(new byte[4096]));
            root.createDirectory("Macros").createDirectory("VBA").createDocument("_VBA_PROJECT", in(TEXT));
        });
    }

    /** [MS-PPT] 2.4.10: the record that says that there is a project, among others. */
    public static byte[] pptWithMacros() {
        ByteBuffer stream = little(8192).position(5000);
        stream.putInt(0x03ff001f)
                .putInt(0x14)
                .putInt(0x04000002)
                .putInt(0x0c)
                .putInt(7)
                .putInt(1)
                .putInt(2);
        return compound(root -> {
            root.createDocument("Current User", in(new byte[64]));
            root.createDocument("PowerPoint Document", in(bytes(stream)));
        });
    }

    /** [MS-OLEDS] 2.3.6: what an Office document keeps of a file that was dropped into it. */
    public static byte[] packagedObject(String name, byte[] bytes) {
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer object = little(24 + 3 * nameBytes.length + bytes.length);
        object.putInt(object.capacity() - 4).putShort((short) 2).put(nameBytes).put(nameBytes);
        object.putInt(0x30000)
                .putInt(nameBytes.length)
                .put(nameBytes)
                .putInt(bytes.length)
                .put(bytes);
        return compound(root -> root.createDocument("\u0001Ole10Native", in(bytes(object))));
    }

    public static byte[] outlookMessageWith(String name, byte[] bytes) {
        return compound(root -> {
            root.createDocument("__properties_version1.0", in(new byte[32]));
            DirectoryEntry attachment = root.createDirectory("__attach_version1.0_#00000000");
            attachment.createDocument("__substg1.0_3707001F", in(name.getBytes(StandardCharsets.UTF_16LE)));
            attachment.createDocument("__substg1.0_37010102", in(bytes));
        });
    }

    /** [MS-OXTNEF]: signature, key, then a title and the bytes of one attachment. */
    public static byte[] tnef(String name, byte[] bytes) {
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = little(6 + 2 * 11 + nameBytes.length + bytes.length);
        file.putInt(0x223e9f78).putShort((short) 1);
        file.put((byte) 2)
                .putInt(0x00018010)
                .putInt(nameBytes.length)
                .put(nameBytes)
                .putShort((short) 0);
        file.put((byte) 2).putInt(0x0006800f).putInt(bytes.length).put(bytes).putShort((short) 0);
        return bytes(file);
    }

    private static byte[] compound(Filling filling) {
        return made(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                filling.fill(file.getRoot());
                file.writeFilesystem(out);
            }
        });
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    public static byte[] xlsx() {
        return made(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                workbook.createSheet("Sheet").createRow(0).createCell(0).setCellValue(1);
                workbook.write(out);
            }
        });
    }

    public static byte[] xls() {
        return made(out -> {
            try (HSSFWorkbook workbook = new HSSFWorkbook()) {
                workbook.createSheet("Sheet").createRow(0).createCell(0).setCellValue(1);
                workbook.write(out);
            }
        });
    }

    public static byte[] encryptedXls() {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            return xls();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    public static byte[] encryptedDocx() {
        return made(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream document = encryptor.getDataStream(file)) {
                    document.write(docx());
                }
                file.writeFilesystem(out);
            }
        });
    }

    public static byte[] pdf() {
        return made(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    /** With an empty password anybody can open it. */
    public static byte[] encryptedPdf(String password) {
        return made(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                StandardProtectionPolicy policy =
                        new StandardProtectionPolicy("owner", password, new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
                document.save(out);
            }
        });
    }

    private static Map<String, byte[]> unzip(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(in(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static byte[] made(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.write(out);
        } catch (Exception e) {
            throw new AssertionError("sample cannot be made", e);
        }
        return out.toByteArray();
    }

    /** Writes one file. */
    private interface Writing {
        void write(OutputStream out) throws Exception;
    }

    /** Fills a compound file. */
    private interface Filling {
        void fill(DirectoryEntry root) throws IOException;
    }
}
