package gatehouse.embedded.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a header section (RFC 5322 §2.2), each one string as it came: name, colon, folded value, without the last
 * line break; a char stands for a byte. A line that is no field is kept as one of its own. Stateless.
 */
public final class HeaderFields {
    private HeaderFields() {}

    /** Splits a header section; it ends with the first empty line or with the string. */
    public static List<String> split(String section) {
        LineReader lines = new LineReader(new ByteArrayInputStream(section.getBytes(StandardCharsets.ISO_8859_1)));
        List<String> fields = new ArrayList<>();
        Collector collector = new Collector(fields);
        try {
            while (lines.next(Integer.MAX_VALUE) && !lines.isEmpty()) {
                collector.add(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        collector.end();
        return fields;
    }

    /** What stands before the colon, trimmed; empty for a line that is no field. */
    public static String name(String field) {
        int colon = field.indexOf(':');
        return colon < 0 ? "" : field.substring(0, colon).trim();
    }

    /** What stands after the colon, folded. */
    public static String raw(String field) {
        return field.substring(field.indexOf(':') + 1);
    }

    /** The value on one line, trimmed, not decoded. */
    public static String unfolded(String raw) {
        return raw.replaceAll("\r?\n(?=[ \t])", "").replaceAll("[\r\n]+", " ").trim();
    }

    /** Whether the field belongs to a MIME entity rather than to the message. */
    public static boolean isEntityField(String field) {
        return name(field).toLowerCase(Locale.ROOT).startsWith("content-");
    }

    /** The unfolded value of the first field of that name. */
    public static Optional<String> first(List<String> fields, String name) {
        return fields.stream()
                .filter(field -> name(field).equalsIgnoreCase(name))
                .findFirst()
                .map(field -> unfolded(raw(field)));
    }

    /** Joins lines into fields. */
    static final class Collector {
        private final List<String> fields;
        private final StringBuilder field = new StringBuilder();
        private String lineBreak = "";

        Collector(List<String> fields) {
            this.fields = fields;
        }

        void add(LineReader lines) {
            String line = lines.text();
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            if (continues && field.length() > 0) {
                field.append(lineBreak);
            } else {
                end();
            }
            field.append(line);
            lineBreak = lines.breakLength() == 2 ? "\r\n" : "\n";
        }

        void end() {
            if (field.length() > 0) {
                fields.add(field.toString());
                field.setLength(0);
            }
        }
    }
}
