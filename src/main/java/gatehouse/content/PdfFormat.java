package gatehouse.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDF, of which only this is asked: does it open without a password? Many are encrypted with an empty one, to forbid
 * printing; they do. PDFBox is asked only when the file has an encryption dictionary at all.
 */
final class PdfFormat implements ContainerFormat {
    /** The key of the encryption dictionary in a trailer or cross-reference stream, neither of which is packed. */
    private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void walk(Source source, Walk walk) throws IOException {
        Optional<ContentChannel> channel = source.channel();
        if (channel.isEmpty()) {
            if (mentionsEncryption(source.stream())) {
                throw walk.tooLargeForMemory();
            }
        } else if (mentionsEncryption(
                new ChannelSlice(channel.get(), 0, channel.get().size()))) {
            open(channel.get(), walk);
        }
    }

    private static void open(FileChannel channel, Walk walk) throws IOException {
        try {
            Loader.loadPDF(new ChannelRandomAccess(channel, channel.size())).close();
        } catch (InvalidPasswordException e) {
            walk.encrypted("PDF");
        }
    }

    private static boolean mentionsEncryption(InputStream in) throws IOException {
        byte[] buffer = new byte[8 << 10];
        int matched = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                matched = buffer[i] == ENCRYPT[matched] ? matched + 1 : buffer[i] == ENCRYPT[0] ? 1 : 0;
                if (matched == ENCRYPT.length) {
                    return true;
                }
            }
        }
        return false;
    }
}
