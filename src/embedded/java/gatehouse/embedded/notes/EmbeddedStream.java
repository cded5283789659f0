package gatehouse.embedded.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lotus.domino.NotesException;
import lotus.domino.Stream;
import org.jspecify.annotations.Nullable;

/** Bytes in memory and, beyond a megabyte, in a temporary file; or in the file that it is opened with. Text is UTF-8. */
final class EmbeddedStream extends Handle implements Stream {
    private static final int MAX_READ = 65_535;

    private SpillBuffer buffer = new SpillBuffer();
    private long position;

    EmbeddedStream(EmbeddedSession session) {
        super(session);
    }

    static EmbeddedStream of(Stream stream) throws NotesException {
        EmbeddedStream embedded = (EmbeddedStream) stream;
        embedded.check();
        return embedded;
    }

    /** Ends the use of the contents; a file stays. */
    @Override
    public void close() throws NotesException {
        check();
        run("close", buffer::close);
        buffer = new SpillBuffer();
        position = 0;
    }

    @Override
    public int getBytes() throws NotesException {
        check();
        return clip(length());
    }

    @Override
    public boolean isEOS() throws NotesException {
        check();
        return position >= length();
    }

    /** Uses a file, which is made when there is none. */
    @Override
    public boolean open(String path, @Nullable String charset) throws NotesException {
        check();
        run("close", buffer::close);
        run("open " + path, () -> buffer = SpillBuffer.in(Path.of(path)));
        position = 0;
        return true;
    }

    /** @param length at most 65,535 are read; 0 for that many */
    @Override
    public byte[] read(int length) throws NotesException {
        check();
        try {
            byte[] bytes = buffer.read(position, length <= 0 ? MAX_READ : Math.min(length, MAX_READ));
            position += bytes.length;
            return bytes;
        } catch (IOException e) {
            throw Errors.error("Cannot read a stream", e);
        }
    }

    @Override
    public void setPosition(int position) throws NotesException {
        check();
        this.position = Math.max(0, Math.min(position, length()));
    }

    /** Empties it. */
    @Override
    public void truncate() throws NotesException {
        check();
        run("truncate", buffer::clear);
        position = 0;
    }

    @Override
    public int write(byte[] bytes) throws NotesException {
        check();
        run("write", () -> write(bytes, bytes.length));
        return bytes.length;
    }

    @Override
    public int writeText(String text) throws NotesException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies all, whatever the position is. */
    @Override
    public void getContents(OutputStream out) throws NotesException {
        check();
        run("copy", () -> {
            try (InputStream in = buffer.stream()) {
                in.transferTo(out);
            }
        });
    }

    /** Replaces all. */
    @Override
    public void setContents(InputStream in) throws NotesException {
        truncate();
        write(in);
    }

    void write(InputStream in) throws NotesException {
        run("write", () -> {
            byte[] bytes = in.readNBytes(MAX_READ);
            while (bytes.length > 0) {
                write(bytes, bytes.length);
                bytes = in.readNBytes(MAX_READ);
            }
        });
    }

    InputStream contents() {
        return buffer.stream();
    }

    @Override
    void ended() {
        try {
            buffer.close();
        } catch (IOException e) {
            session().strictMode().violation("The file of a stream could not be closed: " + e.getMessage());
        }
    }

    private void write(byte[] bytes, int count) throws IOException {
        buffer.write(position, bytes, count);
        position += count;
    }

    private long length() throws NotesException {
        try {
            return buffer.length();
        } catch (IOException e) {
            throw Errors.error("Cannot read a stream", e);
        }
    }

    private static int clip(long value) {
        return (int) Math.min(Integer.MAX_VALUE, value);
    }

    private static void run(String what, Step step) throws NotesException {
        try {
            step.run();
        } catch (IOException e) {
            throw Errors.error("Cannot " + what + " a stream", e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
