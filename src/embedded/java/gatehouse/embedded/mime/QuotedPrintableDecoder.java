package gatehouse.embedded.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Decodes quoted-printable leniently: an equals sign that starts no escape stands for itself; white space before a line
 * break goes. For one thread.
 */
final class QuotedPrintableDecoder extends OctetStream {
    /** More white space than this at the end of a line is content. */
    private static final int MAX_SPACE = 1024;

    private final PushbackInputStream in;
    /** So many of the next bytes were looked at already and stand for themselves: keeps long runs linear. */
    private int content;

    QuotedPrintableDecoder(InputStream in) {
        this.in = new PushbackInputStream(new BufferedInputStream(in), MAX_SPACE + 4);
    }

    @Override
    int next() throws IOException {
        if (content > 0) {
            content--;
            return in.read();
        }
        int octet = in.read();
        while (octet == '=') {
            int escaped = escape();
            if (escaped >= 0) {
                return escaped;
            } else if (!softBreak()) {
                return '=';
            }
            octet = in.read();
        }
        if (octet == ' ' || octet == '\t') {
            return space(octet);
        }
        return octet;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The byte of two hexadecimal digits, or -1 and nothing is consumed. */
    private int escape() throws IOException {
        int high = in.read();
        int low = in.read();
        int value = Character.digit(high, 16) * 16 + Character.digit(low, 16);
        if (Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0) {
            return value;
        }
        unread(low);
        unread(high);
        return -1;
    }

    /** Consumes white space and a line break, when that is what comes. */
    private boolean softBreak() throws IOException {
        byte[] space = new byte[MAX_SPACE];
        int count = readSpace(space);
        int octet = in.read();
        if (octet == '\r') {
            int next = in.read();
            if (next != '\n') {
                unread(next);
            }
            return true;
        } else if (octet == '\n' || octet < 0) {
            return true;
        }
        unread(octet);
        in.unread(space, 0, count);
        return false;
    }

    /** White space: the first of it, or what follows when a line break follows. */
    private int space(int first) throws IOException {
        byte[] space = new byte[MAX_SPACE];
        int count = readSpace(space);
        int octet = in.read();
        if (octet == '\r' || octet == '\n' || octet < 0) {
            return octet;
        }
        unread(octet);
        in.unread(space, 0, count);
        content = count;
        return first;
    }

    private int readSpace(byte[] space) throws IOException {
        int count = 0;
        int octet = in.read();
        while ((octet == ' ' || octet == '\t') && count < space.length) {
            space[count++] = (byte) octet;
            octet = in.read();
        }
        unread(octet);
        return count;
    }

    private void unread(int octet) throws IOException {
        if (octet >= 0) {
            in.unread(octet);
        }
    }
}
