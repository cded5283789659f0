package gatehouse.embedded.smtp;

import gatehouse.embedded.mime.HeaderFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The header section of a message, read from its beginning up to and with the empty line. A char stands for a byte.
 * Immutable.
 */
record HeaderSection(List<String> fields) {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String BREAK = "\r\n";

    HeaderSection {
        fields = List.copyOf(fields);
    }

    /** Reads from a stream whose lines all end with CRLF. */
    static HeaderSection read(InputStream in) throws IOException {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        int lineLength = readLine(in, section);
        while (lineLength > BREAK.length()) {
            lineLength = readLine(in, section);
        }
        return new HeaderSection(HeaderFields.split(section.toString(StandardCharsets.ISO_8859_1)));
    }

    /** Fields of the message. */
    List<String> messageFields() {
        return fields.stream()
                .filter(field -> !HeaderFields.isEntityField(field))
                .toList();
    }

    /** The header section of the top MIME entity. */
    byte[] entityHeader() {
        return print(fields.stream().filter(HeaderFields::isEntityField).toList());
    }

    /** All of it. */
    byte[] bytes() {
        return print(fields);
    }

    private static int readLine(InputStream in, ByteArrayOutputStream section) throws IOException {
        int length = 0;
        int octet = in.read();
        while (octet >= 0) {
            section.write(octet);
            length++;
            if (octet == '\n') {
                return length;
            }
            if (section.size() > MAX_BYTES) {
                throw new CrlfInputStream.TooLargeException();
            }
            octet = in.read();
        }
        return 0;
    }

    private static byte[] print(List<String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field).append(BREAK));
        return text.append(BREAK).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
