package gatehouse.antispam.match;

import java.util.Map;

/**
 * Perl's {@code /i} under {@code /aa} for byte strings: ASCII letters and the Latin-1 pairs fold, never ASCII with the rest.
 * Stateless.
 */
final class CaseFold {
    /** Characters beyond Latin-1 whose fold a byte shares; only {@code \x{…}} can write them. */
    private static final Map<Integer, Integer> FOLDED_TO_BYTE =
            Map.of(0x178, 0xFF, 0x39C, 0xB5, 0x3BC, 0xB5, 0x212B, 0xE5, 0x1E9E, 0xDF);

    private CaseFold() {}

    static int fold(int value) {
        return isUpper(value) ? value + 0x20 : value;
    }

    /** The other case of a letter, or the value itself. */
    static int other(int value) {
        if (isUpper(value)) {
            return value + 0x20;
        }
        return value >= 0x20 && isUpper(value - 0x20) ? value - 0x20 : value;
    }

    /** The bytes that a range of characters matches beyond Latin-1 when case is ignored: mostly none. */
    static ByteSet bytesOf(int first, int last) {
        return FOLDED_TO_BYTE.entrySet().stream()
                .filter(entry -> entry.getKey() >= first && entry.getKey() <= last)
                .map(entry -> ByteSet.of(entry.getValue()).ignoringCase())
                .reduce(ByteSet.NONE, ByteSet::union);
    }

    private static boolean isUpper(int value) {
        return (value >= 'A' && value <= 'Z') || (value >= 0xC0 && value <= 0xDE && value != 0xD7);
    }
}
