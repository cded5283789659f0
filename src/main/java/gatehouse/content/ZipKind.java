package gatehouse.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a zip is, as its entries pass by: a jar, OOXML of which kind, OpenDocument; with macros or without. Reads the few
 * entries that say so as text, by patterns, not as XML: a hostile document need not be well-formed to open in Office.
 * Confined to one thread.
 */
final class ZipKind {
    private static final int MAX_TEXT = 1 << 20;
    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final String MIMETYPE = "mimetype";
    private static final String ODF_MANIFEST = "meta-inf/manifest.xml";
    private static final Set<String> TELLING = Set.of(CONTENT_TYPES, MIMETYPE, ODF_MANIFEST);
    private static final Pattern MAIN =
            Pattern.compile("(application/vnd\\.[a-z0-9.-]{1,100}?)\\.main\\+xml", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN_DOCUMENT = Pattern.compile("application/[a-z0-9.+-]{1,100}");

    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> macros = new TreeSet<>();
    private boolean jar;

    /** Notes an entry, and hands it to the walk. */
    void entry(String name, InputStream in, Walk walk) throws IOException {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        jar |= plain.equals("meta-inf/manifest.mf");
        if (isMacro(plain)) {
            macros.add(name);
        }
        if (TELLING.contains(plain)) {
            byte[] bytes = in.readNBytes(MAX_TEXT);
            // Without NUL, UTF-16 of ASCII reads as ASCII.
            texts.put(plain, new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""));
            walk.entry(name, new SequenceInputStream(new ByteArrayInputStream(bytes), in));
        } else {
            walk.entry(name, in);
        }
    }

    private static boolean isMacro(String name) {
        return name.endsWith("vbaproject.bin")
                || name.startsWith("xl/macrosheets/")
                || (name.startsWith("basic/") && name.endsWith("script-lb.xml"));
    }

    /** Once all entries have passed. */
    void report(Walk walk, FileTypes types) {
        type().ifPresent(type -> walk.type(types.parse(type)));
        String contentTypes = text(CONTENT_TYPES).toLowerCase(Locale.ROOT);
        for (String word : new String[] {"macroenabled", "vnd.ms-office.vbaproject", "ms-excel.macrosheet"}) {
            if (contentTypes.contains(word)) {
                macros.add(word);
            }
        }
        if (!macros.isEmpty()) {
            walk.macros("macros: " + String.join(", ", macros.stream().limit(3).toList()));
        }
        if (text(ODF_MANIFEST).contains("encryption-data")) {
            walk.encrypted("OpenDocument");
        }
    }

    private Optional<String> type() {
        Matcher office = MAIN.matcher(text(CONTENT_TYPES));
        if (office.find()) {
            String type = office.group(1).toLowerCase(Locale.ROOT);
            return Optional.of(type.endsWith("macroenabled") ? type + ".12" : type);
        }
        if (OPEN_DOCUMENT.matcher(text(MIMETYPE).strip()).matches()) {
            return Optional.of(text(MIMETYPE).strip());
        }
        return jar ? Optional.of("application/java-archive") : Optional.empty();
    }

    private String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
