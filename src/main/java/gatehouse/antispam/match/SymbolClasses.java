package gatehouse.antispam.match;

import java.util.Collection;

/**
 * The symbols in classes that an automaton's sets do not tell apart: its tables have a column for each class, not for each symbol.
 * Immutable by convention: nobody writes to its arrays.
 */
final class SymbolClasses {
    /** The class of each byte. */
    final char[] ofByte = new char[256];

    final int finalNewline;
    final int edge;
    final int count;
    private final int[] members;

    SymbolClasses(Collection<Symbols> sets) {
        int[] classes = new int[Symbols.COUNT];
        // The edge is a class of its own: no search starts beyond it.
        int known = refine(classes, Symbols.of(ByteSet.NONE).orEdge(), 1);
        for (Symbols set : sets) {
            known = refine(classes, set, known);
        }
        count = known;
        members = new int[count];
        for (int symbol = 0; symbol < Symbols.COUNT; symbol++) {
            members[classes[symbol]] = symbol;
        }
        for (int value = 0; value < 256; value++) {
            ofByte[value] = (char) classes[value];
        }
        finalNewline = classes[Symbols.FINAL_NEWLINE];
        edge = classes[Symbols.EDGE];
    }

    /** Splits each class into what is in the set and what is not. */
    private static int refine(int[] classes, Symbols set, int known) {
        int[] numbers = new int[2 * known];
        int parts = 0;
        for (int symbol = 0; symbol < Symbols.COUNT; symbol++) {
            int part = 2 * classes[symbol] + (set.contains(symbol) ? 1 : 0);
            if (numbers[part] == 0) {
                numbers[part] = ++parts;
            }
            classes[symbol] = numbers[part] - 1;
        }
        return parts;
    }

    /** A set of symbols as bits by class. */
    long[] bits(Symbols set) {
        long[] bits = new long[(count + 63) / 64];
        for (int symbolClass = 0; symbolClass < count; symbolClass++) {
            if (set.contains(members[symbolClass])) {
                bits[symbolClass >>> 6] |= 1L << symbolClass;
            }
        }
        return bits;
    }
}
