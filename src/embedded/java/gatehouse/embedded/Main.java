package gatehouse.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * An embedded Domino server as a program: its console is standard input and output. It ends at {@code quit} or at the end
 * of the input; killed, it takes up where it was when started again with the same data directory.
 */
public final class Main {
    private static final String USAGE = "java -jar gatehouse-embedded.jar --data DIR --server NAME [--domain DOMAIN]"
            + " [--smtp PORT] [--mailboxes N] [--person ADDRESS=FILE]... [--ini NAME=VALUE]..."
            + " [--load \"runjava CLASS [ARGUMENTS]\"]...";

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, String> notesIni = new HashMap<>();
    private final List<String> loads = new ArrayList<>();

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Main main = new Main();
        try {
            main.read(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
        // The libraries' own chatter is not the console's.
        ((Logger) LoggerFactory.getLogger("org.subethamail")).setLevel(Level.WARN);
        main.run();
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("No value for " + arguments.get(i));
            }
            option(arguments.get(i), arguments.get(i + 1));
        }
        option("--data");
        option("--server");
    }

    private void option(String name, String value) {
        switch (name) {
            case "--data", "--server", "--domain" -> options.put(name, value);
            case "--smtp", "--mailboxes" -> options.put(name, String.valueOf(Integer.parseUnsignedInt(value)));
            case "--person" -> put(persons, value);
            case "--ini" -> put(notesIni, value);
            case "--load" -> loads.add(value);
            default -> throw new IllegalArgumentException("Unknown option " + name);
        }
    }

    private String option(String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is needed"));
    }

    private static void put(Map<String, String> map, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("Not of the form name=value: " + pair);
        }
        map.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private void run() throws IOException {
        try (EmbeddedDomino domino = build()) {
            persons.forEach(domino::person);
            domino.start();
            loads.forEach(load -> domino.console("load " + load));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String line = in.readLine();
            while (line != null) {
                domino.console(line);
                line = domino.isRunning() ? in.readLine() : null;
            }
        }
    }

    private EmbeddedDomino build() {
        return EmbeddedDomino.builder(option("--server"), Path.of(option("--data")))
                .mailDomain(options.getOrDefault("--domain", "acme.test"))
                .smtpPort(Integer.parseInt(options.getOrDefault("--smtp", "0")))
                .mailBoxes(Integer.parseInt(options.getOrDefault("--mailboxes", "1")))
                .notesIni(notesIni)
                .console(System.out::println)
                .build();
    }
}
