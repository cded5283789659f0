package gatehouse.embedded.tryout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The attachments of the fourteen messages. All are made when they are sent: no virus scanner shall find any of them in a
 * file of this project. None can do harm.
 */
final class Contents {
    private static final int LARGE = 20 << 20;
    private static final int BOMB_BLOCKS = 64;
    private static final int LOCAL_FLAGS = 6;
    private static final int CENTRAL_FLAGS = 8;
    private static final byte[] CENTRAL_HEADER = {'P', 'K', 1, 2};

    private Contents() {}

    /** The test file that every antivirus calls a virus (eicar.org): 68 characters, here backwards. */
    static byte[] eicar() {
        return ascii(new StringBuilder("*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X")
                .reverse()
                .toString());
    }

    /** The text that every spam filter calls spam (spamassassin.apache.org/gtube). */
    static String gtube() {
        String backwards = "X43.C*LIAME-TSET-EBU-ITNA-DRADNATS-EBUTG*NENDI2*3NBSN.1NDAQBDJ4C*SJX";
        return new StringBuilder(backwards).reverse().toString();
    }

    static byte[] eicarTwoZipsDeep() throws IOException {
        return zip(Map.of("inner.zip", zip(Map.of("report.txt", eicar()))));
    }

    /** The headers of a Windows program without any code in it. */
    static byte[] windowsProgram() {
        int peOffset = 128;
        ByteBuffer program = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        program.put(ascii("MZ"));
        program.putInt(0x3C, peOffset);
        program.position(peOffset).put(ascii("PE\0\0"));
        program.putShort((short) 0x14C); // machine: i386
        program.putShort((short) 0); // sections
        program.position(peOffset + 20).putShort((short) 224); // size of the optional header
        program.putShort((short) 0x0102); // an executable for 32 bits
        program.putShort((short) 0x10B); // PE32
        return program.array();
    }

    /** A Word document with a macro project, which is empty. */
    static byte[] macroDocument() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", ascii("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>
                <Override PartName="/word/document.xml"
                 ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>
                </Types>
                """));
        parts.put("_rels/.rels", ascii("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Target="word/document.xml"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                </Relationships>
                """));
        parts.put("word/document.xml", ascii("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                <w:body><w:p><w:r><w:t>Please enable macros.</w:t></w:r></w:p></w:body></w:document>
                """));
        parts.put("word/vbaProject.bin", emptyCompoundFile());
        return zip(parts);
    }

    /** A zip whose entry says that it is encrypted (APPNOTE 4.4.4, bit 0 of the flags). */
    static byte[] encryptedZip() throws IOException {
        byte[] zip = zip(Map.of("secret.txt", ascii("Not really encrypted.\r\n")));
        zip[LOCAL_FLAGS] |= 1;
        for (int i = 0; i < zip.length - CENTRAL_FLAGS; i++) {
            if (ByteBuffer.wrap(zip, i, CENTRAL_HEADER.length).equals(ByteBuffer.wrap(CENTRAL_HEADER))) {
                zip[i + CENTRAL_FLAGS] |= 1;
            }
        }
        return zip;
    }

    /** 64 MB of zeros in 64 KB. */
    static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros.txt"));
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < BOMB_BLOCKS; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** 20 MB that cannot be compressed. */
    static byte[] large() {
        byte[] bytes = new byte[LARGE];
        new Random(20).nextBytes(bytes);
        return bytes;
    }

    /** A GIF of one white pixel. */
    static byte[] picture() {
        return Base64.getDecoder().decode("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The first sector of an OLE2 file, all free. */
    private static byte[] emptyCompoundFile() {
        ByteBuffer file = ByteBuffer.allocate(1024).order(ByteOrder.BIG_ENDIAN);
        file.putLong(0xD0CF11E0A1B11AE1L);
        return file.array();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
