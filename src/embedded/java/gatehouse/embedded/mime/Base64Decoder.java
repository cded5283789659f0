package gatehouse.embedded.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes base64 leniently: what is not of the alphabet is skipped, padding ends a group and not the data, and a last
 * group that is too short gives the bytes that it has. For one thread.
 */
final class Base64Decoder extends OctetStream {
    private final InputStream in;
    private int bits;
    private int bitCount;

    Base64Decoder(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    @Override
    int next() throws IOException {
        int octet = in.read();
        while (octet >= 0) {
            if (octet == '=') {
                bitCount = 0;
            } else if (digit(octet) >= 0 && take(digit(octet))) {
                return (bits >> bitCount) & 0xff;
            }
            octet = in.read();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Adds six bits; true when they complete a byte. */
    private boolean take(int digit) {
        bits = (bits << 6) | digit;
        bitCount += 6;
        if (bitCount < 8) {
            return false;
        }
        bitCount -= 8;
        return true;
    }

    private static int digit(int octet) {
        if (octet >= 'A' && octet <= 'Z') {
            return octet - 'A';
        } else if (octet >= 'a' && octet <= 'z') {
            return octet - 'a' + 26;
        } else if (octet >= '0' && octet <= '9') {
            return octet - '0' + 52;
        }
        return octet == '+' ? 62 : octet == '/' ? 63 : -1;
    }
}
