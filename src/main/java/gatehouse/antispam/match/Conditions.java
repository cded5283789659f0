package gatehouse.antispam.match;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conditions on the next symbol that a {@link Subsets} has met, as bits by class, each with a number. For one thread at a time. */
final class Conditions {
    /** Any symbol. */
    static final int NONE = 0;
    /** No symbol. */
    static final int NEVER = -1;

    private final List<long[]> bits = new ArrayList<>();
    private final Map<LongBuffer, Integer> numbers = new HashMap<>();

    Conditions(int symbolClasses) {
        long[] all = new long[(symbolClasses + 63) / 64];
        java.util.Arrays.fill(all, -1);
        bits.add(all);
        numbers.put(LongBuffer.wrap(all), NONE);
    }

    boolean holds(int condition, int symbolClass) {
        return Nfa.contains(bits.get(condition), symbolClass);
    }

    /** The condition with another. */
    int and(int condition, long[] other) {
        long[] both = bits.get(condition).clone();
        long any = 0;
        for (int i = 0; i < both.length; i++) {
            both[i] &= other[i];
            any |= both[i];
        }
        return any == 0 ? NEVER : number(both);
    }

    private int number(long[] both) {
        Integer known = numbers.putIfAbsent(LongBuffer.wrap(both), bits.size());
        if (known == null) {
            bits.add(both);
            return bits.size() - 1;
        }
        return known;
    }
}
