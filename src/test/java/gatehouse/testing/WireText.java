package gatehouse.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns a message as it lies in a file into what goes over SMTP: lines end with CRLF, and an mbox line before it goes. */
public final class WireText {
    private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);

    private WireText() {}

    public static byte[] of(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + file.length / 20 + 2);
        boolean lineStart = true;
        for (int i = start(file); i < file.length; i++) {
            if (file[i] == '\r' || file[i] == '\n') {
                out.write('\r');
                out.write('\n');
                lineStart = true;
                i += file[i] == '\r' && i + 1 < file.length && file[i + 1] == '\n' ? 1 : 0;
            } else {
                out.write(file[i]);
                lineStart = false;
            }
        }
        if (!lineStart) {
            out.write('\r');
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static int start(byte[] file) {
        if (file.length < MBOX.length || !Arrays.equals(Arrays.copyOf(file, MBOX.length), MBOX)) {
            return 0;
        }
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, file.length);
    }
}
