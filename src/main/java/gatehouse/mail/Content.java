package gatehouse.mail;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read as often as needed, in memory or in a spool file. Safe for use by several threads. */
public interface Content {
    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /** In bytes. */
    long size();
}
