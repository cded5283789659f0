package gatehouse.testing;

import gatehouse.mail.Content;
import gatehouse.mail.ContentStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps contents on the heap, for tests. */
public final class MemoryStore implements ContentStore {
    @Override
    public Content store(Source source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        source.writeTo(out);
        return content(out.toByteArray());
    }

    @Override
    public void close() {}

    public static Content content(byte[] bytes) {
        return new Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }
}
