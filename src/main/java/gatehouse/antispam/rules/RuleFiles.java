package gatehouse.antispam.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a rule set within their limits: which there are, and what they hold. Files outside the directories that
 * were named are refused, so that an {@code include} of a foreign rule set cannot read what it likes. For one thread.
 */
final class RuleFiles {
    private final List<Path> given;
    private final RuleLimits limits;
    private int files;
    private long bytes;

    RuleFiles(List<Path> given, RuleLimits limits) {
        this.given = given;
        this.limits = limits;
    }

    /** All .pre files, then all .cf files, those of a directory by name. */
    List<Path> inOrder() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : given) {
            all.addAll(Files.isDirectory(path) ? ofDirectory(path) : List.of(path));
        }
        Stream<Path> first = all.stream().filter(path -> path.toString().endsWith(".pre"));
        Stream<Path> then = all.stream().filter(path -> !path.toString().endsWith(".pre"));
        return Stream.concat(first, then).toList();
    }

    /** The text of a file, as bytes in Latin-1. */
    String read(Path file) throws IOException {
        if (++files > limits.files()) {
            throw new IOException("more than " + limits.files() + " files");
        }
        Path real = file.toRealPath();
        if (!Files.isRegularFile(real) || !isWithin(real)) {
            throw new IOException("not a file of this rule set");
        }
        return new String(bounded(real), StandardCharsets.ISO_8859_1);
    }

    private byte[] bounded(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(limits.fileBytes() + 1);
            bytes += read.length;
            if (read.length > limits.fileBytes() || bytes > limits.totalBytes()) {
                throw new IOException("file or rule set too large");
            }
            return read;
        }
    }

    private boolean isWithin(Path real) throws IOException {
        for (Path path : given) {
            Path root = path.toRealPath();
            Path folder = Files.isDirectory(root) ? root : root.getParent();
            if (real.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> ofDirectory(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.{pre,cf}")) {
            for (Path entry : entries) {
                if (found.size() > limits.files()) {
                    throw new IOException("more than " + limits.files() + " files in " + directory);
                }
                found.add(entry);
            }
        }
        found.sort(Comparator.comparing(Path::toString));
        return found;
    }
}
