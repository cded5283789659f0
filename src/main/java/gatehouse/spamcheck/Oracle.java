package gatehouse.spamcheck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another engine said of a message. Immutable.
 *
 * @param label {@code spam} or something else
 * @param file its path below the folder of the messages
 * @param hits names of the rules that hit, those that are only for metas among them
 * @param hasSubrules whether it says which of those only for metas hit
 */
record Oracle(String label, String file, double score, Set<String> hits, boolean hasSubrules) {
    Oracle {
        hits = Set.copyOf(hits);
    }

    /** Reads a table: {@code label file score rules subrules}, with tabs; rules are separated by commas. */
    static List<Oracle> read(Path table) throws IOException {
        return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(Oracle::of)
                .toList();
    }

    private static Oracle of(String... columns) {
        if (columns.length < 5) {
            throw new IllegalArgumentException("five columns expected: " + String.join("\t", columns));
        }
        Set<String> hits = Stream.of(columns[3], columns[4])
                .flatMap(names -> Stream.of(names.split(",")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new Oracle(columns[0], columns[1], Double.parseDouble(columns[2]), hits, !columns[4].isEmpty());
    }

    boolean isSpam() {
        return label.equals("spam");
    }
}
