package gatehouse.definitions.channel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * An archive on its way here, in the work folder, with a note beside it on where it comes from: what one server sent is never
 * continued from another, since a bad one could spoil the archive of a good one. For one thread.
 */
final class PartFile {
    private final Path file;
    private final Path note;

    PartFile(Path work, String name) {
        this.file = work.resolve(name + ".part");
        this.note = work.resolve(name + ".part.from");
    }

    Path file() {
        return file;
    }

    /** How many bytes of this origin's archive are here. */
    long bytes(String origin) throws IOException {
        return Files.isRegularFile(file) && origin.equals(line(0)) ? Files.size(file) : 0;
    }

    /** Whether it comes from a folder, or from one below. */
    boolean isFrom(Folder folder) throws ChannelException {
        try {
            return Files.isRegularFile(file) && line(0).startsWith(folder.locate(""));
        } catch (IOException e) {
            throw new ChannelException("cannot read " + note, e);
        }
    }

    /** The entity tag that came with what is here. */
    Optional<String> tag() throws IOException {
        return Optional.of(line(1)).filter(tag -> !tag.isEmpty());
    }

    /** Begins anew. */
    FileChannel begin(String origin, Optional<String> tag) throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectories(note.toAbsolutePath().getParent());
        Files.write(note, List.of(origin, tag.orElse("")));
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Goes on at the end. */
    FileChannel resume() throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void delete() throws ChannelException {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new ChannelException("cannot delete " + file, e);
        }
    }

    private String line(int number) throws IOException {
        List<String> lines = Files.isRegularFile(note) ? Files.readAllLines(note) : List.of();
        return number < lines.size() ? lines.get(number) : "";
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
