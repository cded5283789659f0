package gatehouse.mail;

import java.io.IOException;
import java.io.InputStream;

/** Copies leaves into the {@link ContentStore} of their message, with one buffer. Not safe for use by several threads. */
final class LeafStore {
    private static final int BUFFER = 1 << 14;

    private final ContentStore store;
    private final byte[] buffer = new byte[BUFFER];

    LeafStore(ContentStore store) {
        this.store = store;
    }

    Content store(InputStream in) throws IOException {
        return store.store(in::transferTo);
    }

    /** Stores text, and shows it to {@code scan} as it passes. */
    Content store(InputStream in, TextScan scan) throws IOException {
        return store.store(out -> {
            for (int n = in.readNBytes(buffer, 0, BUFFER); n > 0; n = in.readNBytes(buffer, 0, BUFFER)) {
                scan.accept(buffer, n);
                out.write(buffer, 0, n);
            }
        });
    }

    /** Stores the lines after a {@code begin} decoded, up to the end or what is no such line. */
    Content storeBlock(UuencodedLines lines) throws IOException {
        return store.store(lines::decodeBlock);
    }
}
