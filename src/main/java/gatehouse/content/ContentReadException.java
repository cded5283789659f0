package gatehouse.content;

import java.io.IOException;

/** The attachment's own bytes could not be read from where they are kept: says nothing about the attachment. */
final class ContentReadException extends IOException {
    ContentReadException(IOException cause) {
        super(cause);
    }
}
