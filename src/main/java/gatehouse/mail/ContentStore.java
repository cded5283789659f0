package gatehouse.mail;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where the parts of one message are kept while it is scanned: small ones in memory, large ones in files. Bounded; what
 * exceeds the bound is an {@link IOException} that names it. Closing it removes everything it kept.
 */
public interface ContentStore extends AutoCloseable {
    Content store(Source source) throws IOException;

    @Override
    void close() throws IOException;

    /** Writes the bytes of one content. */
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }
}
