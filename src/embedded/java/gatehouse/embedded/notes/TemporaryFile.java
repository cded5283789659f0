package gatehouse.embedded.notes;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a file that is deleted when the stream is closed. */
final class TemporaryFile extends FilterInputStream {
    private final Path path;
    private final Consumer<TemporaryFile> closed;

    TemporaryFile(Path path, Consumer<TemporaryFile> closed) throws IOException {
        super(new BufferedInputStream(Files.newInputStream(path)));
        this.path = path;
        this.closed = closed;
    }

    @Override
    public void close() throws IOException {
        super.close();
        Files.deleteIfExists(path);
        closed.accept(this);
    }
}
