package gatehouse.spamcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The messages that a command line names: files, and all files below folders, by name. Stateless. */
final class MessageFiles {
    private MessageFiles() {}

    static List<Path> of(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** The message without the line that an mbox file puts before it. */
    static byte[] read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        boolean mbox = content.length > 5
                && new String(content, 0, 5, java.nio.charset.StandardCharsets.US_ASCII).equals("From ");
        return mbox ? afterFirstLine(content) : content;
    }

    private static byte[] afterFirstLine(byte[] content) {
        int start = 0;
        while (start < content.length && content[start] != '\n') {
            start++;
        }
        return java.util.Arrays.copyOfRange(content, Math.min(start + 1, content.length), content.length);
    }
}
