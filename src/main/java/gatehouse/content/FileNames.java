package gatehouse.content;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * All readings of a file name, since systems differ in what they make of a hostile one: Windows drops trailing dots and
 * spaces and takes {@code a.exe:x} for a stream of {@code a.exe}, C cuts at NUL, a full-width dot looks like a dot, and
 * characters that turn the direction of writing hide where the name ends. What is inside {@code a.exe.gz} is
 * {@code a.exe}.
 */
final class FileNames {
    private static final Set<String> COMPRESSED = Set.of("gz", "gzip", "bz2", "xz", "lzma", "z", "zst", "lz4", "br");

    private FileNames() {}

    /** In lower case, without folders. */
    static Set<String> readings(String name) {
        Set<String> readings = new LinkedHashSet<>();
        for (String untilNul : new String[] {name, until(name, '\0')}) {
            String clean = clean(untilNul);
            readings.add(trimmed(clean));
            for (String stream : clean.split(":", -1)) {
                readings.add(trimmed(stream));
            }
        }
        readings.remove("");
        return readings;
    }

    /** Of every reading, without the dot. An extension before another one counts only where the last one is packing. */
    static Set<String> extensions(String name) {
        Set<String> extensions = new LinkedHashSet<>();
        for (String reading : readings(name)) {
            String rest = reading;
            String extension = extension(rest);
            extensions.add(extension);
            while (COMPRESSED.contains(extension)) {
                rest = trimmed(rest.substring(0, rest.lastIndexOf('.')));
                extension = extension(rest);
                extensions.add(extension);
            }
        }
        extensions.remove("");
        return extensions;
    }

    /** The name of what a compressed file holds. */
    static String unpacked(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String extension(String reading) {
        return reading.contains(".")
                ? reading.substring(reading.lastIndexOf('.') + 1).strip()
                : "";
    }

    private static String clean(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).replace('\u3002', '.');
        String visible = normal.replaceAll("[\\p{Cc}\\p{Cf}]", "").toLowerCase(Locale.ROOT);
        return visible.substring(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1);
    }

    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || Character.isSpaceChar(name.charAt(end - 1)))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String until(String name, char end) {
        int index = name.indexOf(end);
        return index < 0 ? name : name.substring(0, index);
    }
}
