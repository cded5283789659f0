package gatehouse.content;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Outlook's {@code winmail.dat} ([MS-OXTNEF]): a list of attributes, among them name and bytes of each attachment. Read
 * as it comes, keeping none of it.
 */
final class TnefFormat implements ContainerFormat {
    private static final int HEADER = 4 + 2;
    private static final int CHECKSUM = 2;
    private static final int ATTACHMENT_TITLE = 0x00018010;
    private static final int ATTACHMENT_DATA = 0x0006800f;
    private static final int MAX_TITLE = 1024;

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        DataInputStream in = new DataInputStream(source.stream());
        in.skipNBytes(HEADER);
        Optional<String> title = Optional.empty();
        while (in.read() >= 0) {
            int attribute = Integer.reverseBytes(in.readInt());
            long length = Integer.reverseBytes(in.readInt()) & 0xffffffffL;
            walk.budget().checkTime(walk.where());
            if (attribute == ATTACHMENT_TITLE && length <= MAX_TITLE) {
                title = Optional.of(text(in.readNBytes((int) length)));
                walk.name(title.get());
            } else if (attribute == ATTACHMENT_DATA) {
                walk.unnamed(title.orElse("attachment"), slice(in, length));
                title = Optional.empty();
            } else {
                in.skipNBytes(length);
            }
            in.skipNBytes(CHECKSUM);
        }
    }

    private static InputStream slice(InputStream in, long length) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(length)
                .get();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
