package gatehouse.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Two servers as a program: what comes to the first by SMTP is for people of the second. The first one's console is its input. */
final class ForwardingServers implements AutoCloseable {
    private final EmbeddedDomino second;
    private final EmbeddedDomino first;

    ForwardingServers(Path directory, Consumer<String> printer) {
        second = EmbeddedDomino.builder("mail2/Acme", directory.resolve("second"))
                .holdRule(false)
                .mailBoxes(2)
                .build();
        second.person(KillTest.ALICE, KillTest.MAIL_FILE);
        second.start();
        first = EmbeddedDomino.builder("mail1/Acme", directory.resolve("first"))
                .holdRule(false)
                .console(printer)
                .build();
        first.forward("acme.test", second);
        first.start();
    }

    /** Started by {@link KillTest} in a process of its own. */
    public static void main(String[] arguments) throws IOException {
        try (ForwardingServers servers =
                new ForwardingServers(Path.of(arguments[0]), line -> System.out.println(line))) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null) {
                servers.first.console(line);
                line = in.readLine();
            }
        }
    }

    EmbeddedDomino first() {
        return first;
    }

    EmbeddedDomino second() {
        return second;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
