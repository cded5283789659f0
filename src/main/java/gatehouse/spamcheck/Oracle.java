package gatehouse.spamcheck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another engine said of a message. Immutable.
 *
 * @param label {@code spam}, or begins with {@code ham}, or it is neither
 * @param file its path below the folder of the messages
 * @param hits names of the rules that hit, those that are only for metas among them
 * @param hasSubrules whether it says which of those only for metas hit
 */
record Oracle(String label, String file, double score, Set<String> hits, boolean hasSubrules) {
    Oracle {
        hits = Set.copyOf(hits);
    }

    /**
     * Reads a table: {@code label file score rules subrules}, with tabs; rules are separated by commas.
     *
     * @throws IOException that names the line which is not so
     */
    static List<Oracle> read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        List<Oracle> oracles = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            if (!lines.get(number).startsWith("#")) {
                String place = table + ":" + (number + 1);
                oracles.add(of(place, lines.get(number).split("\t", -1)));
            }
        }
        return oracles;
    }

    private static Oracle of(String place, String... columns) throws IOException {
        if (columns.length < 5) {
            throw new IOException(place + ": five columns expected, with tabs between them");
        }
        return new Oracle(
                columns[0],
                columns[1],
                score(place, columns[2]),
                Stream.concat(names(columns[3]), names(columns[4])).collect(Collectors.toSet()),
                !columns[4].isEmpty());
    }

    private static double score(String place, String column) throws IOException {
        try {
            return Double.parseDouble(column);
        } catch (NumberFormatException e) {
            throw new IOException(place + ": not a score: " + column, e);
        }
    }

    private static Stream<String> names(String column) {
        return Stream.of(column.split(",")).filter(name -> !name.isEmpty());
    }

    boolean isSpam() {
        return label.equals("spam");
    }

    boolean isHam() {
        return label.startsWith("ham");
    }
}
