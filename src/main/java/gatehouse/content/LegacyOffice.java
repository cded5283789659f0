package gatehouse.content;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;

/** Macros and encryption of Office documents up to 2003, as their own streams tell. */
final class LegacyOffice {
    private static final Set<String> WORKBOOKS = Set.of("Workbook", "Book", "WORKBOOK", "BOOK");
    /** [MS-XLS] 2.4.117, 2.4.28, 2.4.21. */
    private static final int FILE_PASS = 0x2f;

    private static final int BOUND_SHEET = 0x85;
    private static final int BEGINNING = 0x809;
    /** The records that count are before the first sheet; a workbook with more than this is no document. */
    private static final int MAX_RECORDS = 100_000;

    /** [MS-PPT] 2.4.10, 2.4.11: headers of VBAInfoContainer and VBAInfoAtom; then an id, and whether there are macros. */
    private static final byte[] VBA_INFO = {0x1f, 0, -1, 3, 0x14, 0, 0, 0, 2, 0, 0, 4, 0x0c, 0, 0, 0};

    private LegacyOffice() {}

    static boolean isEncrypted(DirectoryEntry root) throws IOException {
        return root.hasEntryCaseInsensitive("EncryptedSummary")
                || isEncryptedWord(root)
                || isEncryptedPowerPoint(root)
                || workbookRecords(root, FILE_PASS, 0).isPresent();
    }

    /** [MS-DOC] 2.5.2: bit 8 of the flags in FibBase. */
    private static boolean isEncryptedWord(DirectoryEntry root) throws IOException {
        return (littleEndian(root, "WordDocument", 10, 2) & 0x100) != 0;
    }

    /** [MS-PPT] 2.3.2: the header token of CurrentUserAtom. */
    private static boolean isEncryptedPowerPoint(DirectoryEntry root) throws IOException {
        return littleEndian(root, "Current User", 12, 4) == 0xf3d1c4dfL;
    }

    private static long littleEndian(DirectoryEntry root, String name, int offset, int length) throws IOException {
        if (!(root.hasEntryCaseInsensitive(name)
                && root.getEntryCaseInsensitive(name) instanceof DocumentEntry document)) {
            return 0;
        }
        long value = 0;
        try (DocumentInputStream in = new DocumentInputStream(document)) {
            byte[] bytes = in.readNBytes(offset + length);
            for (int i = bytes.length - 1; i >= offset; i--) {
                value = (value << 8) | (bytes[i] & 0xff);
            }
        }
        return value;
    }

    /** Of the document as a whole: a sheet of Excel 4 macros, or a project that PowerPoint packs into its own stream. */
    static Optional<String> macros(DirectoryEntry root) throws IOException {
        if (workbookRecords(root, BOUND_SHEET, 1).isPresent()) {
            return Optional.of("Excel 4 macro sheet");
        }
        return hasPowerPointProject(root) ? Optional.of("VBA project") : Optional.empty();
    }

    private static boolean hasPowerPointProject(DirectoryEntry root) throws IOException {
        if (!(root.hasEntry("PowerPoint Document")
                && root.getEntry("PowerPoint Document") instanceof DocumentEntry document)) {
            return false;
        }
        try (BufferedInputStream in = new BufferedInputStream(new DocumentInputStream(document))) {
            int matched = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                matched = (byte) b == VBA_INFO[matched] ? matched + 1 : b == VBA_INFO[0] ? 1 : 0;
                if (matched == VBA_INFO.length) {
                    in.skipNBytes(4);
                    return in.read() == 1;
                }
            }
        }
        return false;
    }

    /** Of one folder: a project in VBA. */
    static Optional<String> macrosIn(DirectoryEntry folder) {
        return folder.hasEntryCaseInsensitive("_VBA_PROJECT") ? Optional.of("VBA project") : Optional.empty();
    }

    /** Looks for a record among those of the workbook; of a sheet's record, for one of that type of sheet. */
    private static Optional<Integer> workbookRecords(DirectoryEntry root, int wanted, int sheetType)
            throws IOException {
        for (String name : WORKBOOKS) {
            if (root.hasEntry(name) && root.getEntry(name) instanceof DocumentEntry document) {
                try (DocumentInputStream in = new DocumentInputStream(document)) {
                    return find(new DataInputStream(in), wanted, sheetType);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> find(DataInputStream in, int wanted, int sheetType) throws IOException {
        try {
            for (int i = 0; i < MAX_RECORDS; i++) {
                int id = Short.reverseBytes(in.readShort()) & 0xffff;
                byte[] data = new byte[Short.reverseBytes(in.readShort()) & 0xffff];
                in.readFully(data);
                boolean anotherPart = id == BEGINNING && i > 0;
                if (anotherPart) {
                    return Optional.empty();
                }
                if (id == wanted && (sheetType == 0 || (data.length > 5 && data[5] == sheetType))) {
                    return Optional.of(id);
                }
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
