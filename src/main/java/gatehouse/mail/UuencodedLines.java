package gatehouse.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text read by lines, for the uuencoded files in it (POSIX, uuencode): {@code begin MODE NAME}, lines of a length
 * character and four characters for three bytes, {@code end}. Of each line only as much is kept as a valid one can have.
 * Not safe for use by several threads.
 */
final class UuencodedLines {
    private static final Pattern BEGIN = Pattern.compile("begin(?:-?\\w*)? [0-7]{3,5} +(\\S.{0,255}?)\\s*");
    private static final int MAX_LINE = 300;
    private static final int MAX_DATA = 45 / 3 * 4 + 4;

    private final InputStream in;
    private final byte[] line = new byte[MAX_LINE];
    private final byte[] decoded = new byte[64];
    private int length;
    private boolean more = true;

    UuencodedLines(InputStream in) throws IOException {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
        next();
    }

    /** Goes to the line after the next {@code begin}, and gives the name there; empty at the end of the text. */
    Optional<String> nextBegin() throws IOException {
        while (more) {
            Optional<String> name = beginName();
            next();
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private Optional<String> beginName() {
        if (length < 6 || line[0] != 'b' || line[1] != 'e') {
            return Optional.empty();
        }
        Matcher matcher = BEGIN.matcher(HeaderText.ofBytes(Arrays.copyOf(line, length)));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Decodes from this line on; stays at the first line that is not of the block. */
    void decodeBlock(OutputStream out) throws IOException {
        while (more && isData()) {
            out.write(decoded, 0, decodeLine());
            next();
        }
    }

    /** The line's length character, and characters to match; trailing spaces may have been lost on the way. */
    private boolean isData() {
        if (length == 0 || length > MAX_DATA || isEnd()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (line[i] < ' ' || line[i] > '`') {
                return false;
            }
        }
        int bytes = sextet(0);
        return bytes > 0 && bytes <= 45 && length <= 1 + (bytes + 2) / 3 * 4 + 2;
    }

    private boolean isEnd() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1).equals("end");
    }

    private int decodeLine() {
        int bytes = sextet(0);
        int out = 0;
        for (int i = 1; out < bytes; i += 4) {
            int group = sextet(i) << 18 | sextet(i + 1) << 12 | sextet(i + 2) << 6 | sextet(i + 3);
            decoded[out++] = (byte) (group >> 16);
            decoded[out++] = (byte) (group >> 8);
            decoded[out++] = (byte) group;
        }
        return bytes;
    }

    private int sextet(int index) {
        return index < length ? line[index] - ' ' & 63 : 0;
    }

    private void next() throws IOException {
        length = 0;
        int b = in.read();
        more = b >= 0;
        while (b >= 0 && b != '\n') {
            if (length < MAX_LINE && b != '\r') {
                line[length++] = (byte) b;
            }
            b = in.read();
        }
    }
}
