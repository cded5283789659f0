package gatehouse.antispam.match;

import java.util.function.IntPredicate;

/** An immutable set of byte values 0–255, as four words of bits. Safe for any number of threads. */
record ByteSet(long bits0, long bits1, long bits2, long bits3) {
    static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
    static final ByteSet ALL = NONE.complement();
    static final ByteSet DIGIT = range('0', '9');
    static final ByteSet UPPER = range('A', 'Z');
    static final ByteSet LOWER = range('a', 'z');
    static final ByteSet ALPHA = UPPER.union(LOWER);
    static final ByteSet ALNUM = ALPHA.union(DIGIT);
    static final ByteSet WORD = ALNUM.union(of('_'));
    static final ByteSet SPACE = range(0x09, 0x0D).union(of(' '));
    static final ByteSet NEWLINE = of('\n');
    /** {@code \h}; unlike {@code \s} it is not limited to ASCII. */
    static final ByteSet HORIZONTAL = of('\t').union(of(' ')).union(of(0xA0));
    /** {@code \v}; unlike {@code \s} it is not limited to ASCII. */
    static final ByteSet VERTICAL = range(0x0A, 0x0D).union(of(0x85));

    static ByteSet of(int value) {
        long bit = 1L << value;
        return switch (value >>> 6) {
            case 0 -> new ByteSet(bit, 0, 0, 0);
            case 1 -> new ByteSet(0, bit, 0, 0);
            case 2 -> new ByteSet(0, 0, bit, 0);
            case 3 -> new ByteSet(0, 0, 0, bit);
            default -> NONE;
        };
    }

    static ByteSet range(int first, int last) {
        return where(b -> b >= first && b <= last);
    }

    static ByteSet where(IntPredicate member) {
        long[] words = new long[4];
        for (int b = 0; b < 256; b++) {
            if (member.test(b)) {
                words[b >>> 6] |= 1L << b;
            }
        }
        return new ByteSet(words[0], words[1], words[2], words[3]);
    }

    boolean contains(int value) {
        return (word(value >>> 6) >>> value & 1) != 0;
    }

    private long word(int index) {
        return switch (index) {
            case 0 -> bits0;
            case 1 -> bits1;
            case 2 -> bits2;
            case 3 -> bits3;
            default -> 0;
        };
    }

    long[] words() {
        return new long[] {bits0, bits1, bits2, bits3};
    }

    ByteSet union(ByteSet other) {
        return new ByteSet(bits0 | other.bits0, bits1 | other.bits1, bits2 | other.bits2, bits3 | other.bits3);
    }

    ByteSet complement() {
        return new ByteSet(~bits0, ~bits1, ~bits2, ~bits3);
    }

    /** With the other case of every letter, of ASCII and of Latin-1. */
    ByteSet ignoringCase() {
        return where(b -> contains(b) || contains(CaseFold.other(b)));
    }

    /** The folded values of the members. */
    ByteSet folded() {
        return where(b -> CaseFold.fold(b) == b && (contains(b) || contains(CaseFold.other(b))));
    }

    int size() {
        return Long.bitCount(bits0) + Long.bitCount(bits1) + Long.bitCount(bits2) + Long.bitCount(bits3);
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int[] members() {
        int[] members = new int[size()];
        int count = 0;
        for (int value = 0; count < members.length; value++) {
            if (contains(value)) {
                members[count++] = value;
            }
        }
        return members;
    }
}
