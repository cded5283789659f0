package gatehouse.definitions;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of a file that the store writes for itself: fields with tabs between them. What is read is checked. Immutable. */
record Fields(List<String> values) {
    private static final int MOST_DIGITS = 15;

    Fields {
        values = List.copyOf(values);
    }

    static String line(Object... values) {
        return Arrays.stream(values).map(value -> escaped(value.toString())).collect(Collectors.joining("\t")) + "\n";
    }

    static Fields parse(String line) {
        return new Fields(Stream.of(line.split("\t", -1)).map(Fields::plain).toList());
    }

    String name() {
        return values.get(0);
    }

    String text(int field) throws IOException {
        if (field >= values.size()) {
            throw new IOException("a line '" + name() + "' has too few fields");
        }
        return values.get(field);
    }

    String id(int field) throws IOException {
        String id = text(field);
        if (!StoredGeneration.isId(id)) {
            throw new IOException("a line '" + name() + "' names no generation");
        }
        return id;
    }

    long number(int field) throws IOException {
        String digits = text(field);
        if (digits.length() > MOST_DIGITS || !digits.matches("[0-9]+")) {
            throw new IOException("a line '" + name() + "' has no number where there should be one");
        }
        return Long.parseLong(digits);
    }

    Instant time(int field) throws IOException {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw new IOException("a line '" + name() + "' has no time where there should be one", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char next = escaped.charAt(i);
            plain.append(next == '\\' && i + 1 < escaped.length() ? meant(escaped.charAt(++i)) : next);
        }
        return plain.toString();
    }

    private static char meant(char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> letter;
        };
    }
}
