package gatehouse.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The messages of the self-test, from the resources beside this class: a line of {@code index.txt} has the kind of a message, how
 * often its body is repeated, and its file. Static functions only.
 */
final class BundledMessages {
    private static final String FOLDER = "selftest/";
    private static final String END_OF_HEADER = "\r\n\r\n";

    private BundledMessages() {}

    /** What a message is. */
    enum Kind {
        HAM,
        SPAM,
        /** The test message for filters of spam (GTUBE). */
        TEST
    }

    /** A message as it is scored; nobody changes its text. Immutable. */
    static final class Message {
        private final String name;
        private final Kind kind;
        private final byte[] text;

        Message(String name, Kind kind, byte[] text) {
            this.name = name;
            this.kind = kind;
            this.text = text;
        }

        String name() {
            return name;
        }

        Kind kind() {
            return kind;
        }

        byte[] text() {
            return text;
        }
    }

    static List<Message> read() {
        return lines("index.txt").map(line -> message(line.split(" "))).toList();
    }

    private static Message message(String[] words) {
        String file = words[2];
        String text = octets(file).replace("\r\n", "\n").replace("\n", "\r\n");
        int body = text.indexOf(END_OF_HEADER) + END_OF_HEADER.length();
        String repeated = text.substring(0, body) + text.substring(body).repeat(Integer.parseInt(words[1]));
        return new Message(
                file.replace(".eml", ""), Kind.valueOf(words[0]), repeated.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Stream<String> lines(String file) {
        return octets(file).lines().filter(line -> !line.isBlank());
    }

    private static String octets(String file) {
        try (InputStream in = Objects.requireNonNull(
                BundledMessages.class.getResourceAsStream(FOLDER + file), () -> "The jar lacks " + FOLDER + file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
