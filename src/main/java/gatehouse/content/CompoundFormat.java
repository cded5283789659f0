package gatehouse.content;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;

/**
 * OLE2 compound files: Word, Excel and PowerPoint up to 2003, Outlook messages, installers, encrypted OOXML. Every
 * stream in one is looked at by its true type; packaged objects and attachments of Outlook messages by their names too.
 */
final class CompoundFormat implements ContainerFormat {
    private static final int MAX_DEPTH = 20;
    /** Directory and allocation tables: 8 MB are those of a file of 1 GB, or 65,000 streams. */
    private static final long MAX_STRUCTURES = 8 << 20;

    private static final String OUTLOOK_DATA = "__substg1.0_37010102";
    private static final Set<String> OUTLOOK_NAMES =
            Set.of("__substg1.0_3704001e", "__substg1.0_3704001f", "__substg1.0_3707001e", "__substg1.0_3707001f");

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        ContentChannel channel = source.channel().orElseThrow(walk::tooLargeForMemory);
        channel.bound(MAX_STRUCTURES);
        try (POIFSFileSystem file = new POIFSFileSystem(channel, true)) {
            channel.unbound();
            DirectoryEntry root = file.getRoot();
            walk.type(POIFSContainerDetector.detect(names(root), root));
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || LegacyOffice.isEncrypted(root)) {
                // Projects in VBA stay readable, so the walk goes on.
                walk.encrypted("Office");
            } else {
                LegacyOffice.macros(root).ifPresent(walk::macros);
            }
            folder(root, 0, walk);
        }
    }

    private static Set<String> names(DirectoryEntry root) {
        return new TreeSet<>(root.getEntryNames());
    }

    private static void folder(DirectoryEntry folder, int depth, Walk walk) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("folders nested too deep");
        }
        for (Iterator<Entry> entries = folder.getEntries(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (entry instanceof DirectoryEntry inner) {
                LegacyOffice.macrosIn(inner).ifPresent(walk::macros);
                folder(inner, depth + 1, walk);
            } else if (entry instanceof DocumentEntry document) {
                stream(document, walk);
            }
        }
    }

    private static void stream(DocumentEntry document, Walk walk) throws IOException {
        walk.declare(1, OptionalLong.of(document.getSize()));
        try (InputStream in = new DocumentInputStream(document)) {
            String name = document.getName();
            if (name.equals("\u0001Ole10Native")) {
                packagedObject(in, walk);
            } else if (OUTLOOK_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                walk.name(outlookText(name, in));
            } else {
                walk.unnamed(name.equalsIgnoreCase(OUTLOOK_DATA) ? "attachment" : name, in);
            }
        }
    }

    private static String outlookText(String property, InputStream in) throws IOException {
        byte[] text = in.readNBytes(4 << 10);
        boolean wide = property.toLowerCase(Locale.ROOT).endsWith("1f");
        return new String(text, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    }

    /** [MS-OLEDS] 2.3.6 and what Office writes there: label, file, command, then the bytes. */
    private static void packagedObject(InputStream stream, Walk walk) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        in.skipNBytes(4 + 2);
        String label = untilNul(in);
        String file = untilNul(in);
        in.skipNBytes(4);
        in.skipNBytes(Math.max(0, Integer.reverseBytes(in.readInt())));
        in.skipNBytes(4);
        walk.name(label);
        walk.entry(file, in);
    }

    private static String untilNul(DataInputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != 0 && text.length() < 1024; b = in.readUnsignedByte()) {
            text.append((char) b);
        }
        return text.toString();
    }
}
