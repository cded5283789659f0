package gatehouse.embedded.tryout;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line says. Immutable.
 *
 * @param data where the servers' data directories are made
 * @param installation the unpacked product, with {@code lib} in it
 * @param clamdPort of the clamd on this machine
 * @param once whether to end after the table
 * @param terminal whether standard output is a terminal
 */
record Options(Path data, Path installation, int clamdPort, boolean once, boolean terminal) {
    static final String USAGE = "--data DIR --installation DIR --clamd PORT [--once] [--terminal]";

    private static final Set<String> SWITCHES = Set.of("--once", "--terminal");

    static Options parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            values.put(name, SWITCHES.contains(name) ? name : value(name, rest));
        }
        Options options = new Options(
                Path.of(take(values, "--data")),
                Path.of(take(values, "--installation")),
                Integer.parseInt(take(values, "--clamd")),
                values.remove("--once") != null,
                values.remove("--terminal") != null);
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("There is no option " + String.join(", ", values.keySet()));
        }
        return options;
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("No value for " + name);
        }
        return rest.next();
    }

    private static String take(Map<String, String> values, String name) {
        return Optional.ofNullable(values.remove(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is needed"));
    }
}
