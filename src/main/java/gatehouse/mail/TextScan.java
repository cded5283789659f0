package gatehouse.mail;

import java.nio.charset.StandardCharsets;

/**
 * Looks at text as it passes, a byte at a time and no more, for what is worth a second look: PGP armour at its very
 * start (RFC 9580 section 6.2), and lines that begin as uuencoded files do. Not safe for use by several threads.
 */
final class TextScan {
    private static final byte[] BEGIN = "begin ".getBytes(StandardCharsets.US_ASCII);
    private static final String ARMOUR = "-----BEGIN PGP MESSAGE-----";

    private boolean started;
    private boolean armoured;
    private boolean begin;

    /** How much of BEGIN the line has so far; -1 when it begins otherwise. */
    private int matched;

    void accept(byte[] text, int length) {
        if (!started) {
            started = true;
            int start = skipSpace(text, length);
            int end = Math.min(start + ARMOUR.length(), length);
            armoured = new String(text, start, end - start, StandardCharsets.ISO_8859_1).equals(ARMOUR);
        }
        for (int i = 0; i < length && !begin; i++) {
            accept(text[i]);
        }
    }

    private static int skipSpace(byte[] text, int length) {
        int start = 0;
        while (start < length && text[start] <= ' ' && text[start] >= 0) {
            start++;
        }
        return start;
    }

    private void accept(byte b) {
        if (b == '\n' || b == '\r') {
            matched = 0;
        } else if (matched >= 0) {
            matched = b == BEGIN[matched] ? matched + 1 : -1;
            begin = matched == BEGIN.length;
        }
    }

    boolean isArmoured() {
        return armoured;
    }

    boolean hasBegin() {
        return begin;
    }
}
