package gatehouse.content;

import java.util.Arrays;

/** Recognizes, by their first bytes, formats that Tika does not. */
final class Signatures {
    /** [MS-SHLLINK] 2.1: header size and the first half of the class id. */
    private static final byte[] SHORTCUT = {0x4c, 0, 0, 0, 1, 0x14, 2, 0};

    private static final int LZMA_HEADER = 13;
    private static final int TAR_HEADER = 512;
    private static final int TAR_CHECKSUM = 148;

    private Signatures() {}

    static boolean isShortcut(byte[] head) {
        return startsWith(head, SHORTCUT);
    }

    /** Usual properties, a dictionary of a whole power of two, and a size of under 256 GB, or one not told. */
    static boolean isLzma(byte[] head) {
        if (head.length <= LZMA_HEADER || head[0] != 0x5d || head[1] != 0 || head[2] != 0) {
            return false;
        }
        boolean unknown =
                Arrays.equals(Arrays.copyOfRange(head, 5, LZMA_HEADER), new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        return unknown || (head[10] == 0 && head[11] == 0 && head[12] == 0);
    }

    /** By the checksum in its first header, which tars of any age have; programs that unpack go by it as well. */
    static boolean isTar(byte[] head) {
        if (head.length < TAR_HEADER || head[0] == 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < TAR_HEADER; i++) {
            sum += i >= TAR_CHECKSUM && i < TAR_CHECKSUM + 8 ? ' ' : head[i] & 0xff;
        }
        return octal(head, TAR_CHECKSUM, 8) == sum;
    }

    private static int octal(byte[] head, int from, int length) {
        int value = 0;
        int digits = 0;
        for (int i = from; i < from + length && (head[i] == ' ' || (head[i] >= '0' && head[i] <= '7')); i++) {
            if (head[i] != ' ') {
                value = value * 8 + head[i] - '0';
                digits++;
            }
        }
        return digits > 0 ? value : -1;
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }
}
