package gatehouse.embedded.mime;

import java.io.IOException;

/** A message cannot be split into MIME entities: the server keeps it as an attached file instead. */
public final class ItemizeException extends IOException {
    public ItemizeException(String message) {
        super(message);
    }
}
