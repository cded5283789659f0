package gatehouse.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.FieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.util.RecycledByteArrayBuffer;

/**
 * Makes fields of header lines, and keeps the lines that are no fields. mime4j passes over those; other programs take the
 * first of them for the beginning of the body, so a text can hide there. The {@code From } line of a mailbox file is
 * let go. Not safe for use by several threads.
 */
final class HeaderLines implements FieldBuilder {
    private final DefaultFieldBuilder fields = new DefaultFieldBuilder(MailParser.MAX_HEADER_BYTES);
    private final ByteArrayOutputStream stray = new ByteArrayOutputStream(0);
    private boolean started;

    /** Lines of any header of the message that are no fields, as they stand there. */
    byte[] stray() {
        return stray.toByteArray();
    }

    @Override
    public void reset() {
        fields.reset();
    }

    @Override
    public void append(ByteArrayBuffer line) throws MimeException {
        if (stray.size() > MailParser.MAX_HEADER_BYTES) {
            throw new MimeException("too many header lines that are no fields");
        }
        fields.append(line);
    }

    @Override
    public RawField build() throws MimeException {
        try {
            return fields.build();
        } catch (MimeException e) {
            keep(fields.getRaw().toByteArray());
            throw e;
        } finally {
            started = true;
        }
    }

    private void keep(byte[] line) {
        if (started || !new String(line, StandardCharsets.ISO_8859_1).startsWith("From ")) {
            stray.writeBytes(line);
        }
    }

    @Override
    public RecycledByteArrayBuffer getRaw() {
        return fields.getRaw();
    }

    @Override
    public void release() {
        fields.release();
    }
}
