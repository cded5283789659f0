package gatehouse.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The contents that the self-test sends. Made when they are needed: no virus scanner shall find them in our own jar. */
final class TestSamples {
    private static final int BOMB_BYTES = 64 << 20;
    private static final int LOCAL_FLAGS = 6;
    private static final int CENTRAL_FLAGS = 8;

    private TestSamples() {}

    static byte[] clean() {
        return "Nothing to find here.\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    /** The test file that every antivirus calls a virus (eicar.org). */
    static byte[] eicar() {
        String backwards = "*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X";
        return new StringBuilder(backwards).reverse().toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A zip whose one entry says that it is encrypted (APPNOTE 4.4.4, bit 0 of the flags). */
    static byte[] encryptedZip() throws IOException {
        byte[] zip = zip("secret.txt", clean(), 1);
        zip[LOCAL_FLAGS] |= 1;
        for (int i = 0; i < zip.length - CENTRAL_FLAGS; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + CENTRAL_FLAGS] |= 1;
            }
        }
        return zip;
    }

    /** 64 MB of zeros in 64 KB. */
    static byte[] zipBomb() throws IOException {
        return zip("zeros.txt", new byte[1 << 20], BOMB_BYTES >> 20);
    }

    private static byte[] zip(String name, byte[] block, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < times; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
