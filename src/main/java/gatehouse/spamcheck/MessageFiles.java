package gatehouse.spamcheck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The messages that a command line names: files, all files below folders by name, and {@code -} for what is piped in. Stateless. */
final class MessageFiles {
    private static final Path STANDARD_INPUT = Path.of("-");

    private MessageFiles() {}

    static List<Path> of(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (path.equals(STANDARD_INPUT)) {
                files.add(path);
            } else {
                below(path, files);
            }
        }
        return files;
    }

    private static void below(Path path, List<Path> files) throws IOException {
        requirePresent(path);
        try (Stream<Path> found = Files.walk(path)) {
            found.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
    }

    /** Refuses a path that is not there, by its name. */
    static void requirePresent(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    /** The message without the line that an mbox file puts before it. */
    static byte[] read(Path file) throws IOException {
        byte[] content = file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
        boolean mbox = content.length > 5 && new String(content, 0, 5, StandardCharsets.US_ASCII).equals("From ");
        return mbox ? afterFirstLine(content) : content;
    }

    private static byte[] afterFirstLine(byte[] content) {
        int start = 0;
        while (start < content.length && content[start] != '\n') {
            start++;
        }
        return Arrays.copyOfRange(content, Math.min(start + 1, content.length), content.length);
    }
}
