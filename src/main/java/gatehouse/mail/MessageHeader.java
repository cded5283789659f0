package gatehouse.mail;

import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.stream.Field;

/** The header of the message itself, as far as the bounds allow. Not safe for use by several threads. */
final class MessageHeader {
    private final List<Header> headers = new ArrayList<>();
    private int bytes;
    private boolean cut;

    void add(Field field) {
        byte[] raw = field.getRaw().toByteArray();
        bytes += Math.min(raw.length, MailParser.MAX_HEADER_BYTES);
        cut |= bytes > MailParser.MAX_HEADER_BYTES || headers.size() >= MailParser.MAX_HEADERS;
        if (!cut) {
            headers.add(new Header(field.getName(), HeaderText.unfold(raw)));
        }
    }

    boolean isCut() {
        return cut;
    }

    List<Header> headers() {
        return headers;
    }
}
