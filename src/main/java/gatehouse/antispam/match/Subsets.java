package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The subset construction: which states an {@link Nfa} can be in after one more symbol. A set is the number of what a match that
 * begins here needs, which is the same almost everywhere and therefore kept apart, and the items of matches that have begun. For one
 * thread at a time.
 */
final class Subsets {
    /** The outcome is known: a match, whatever comes. */
    static final int[] MATCHED = {-1};
    /** The outcome is known: no match, whatever comes. */
    static final int[] DEAD = {-2};

    private static final int UNKNOWN = -1;
    private static final BitSet NO_OTHERS = new BitSet();

    private final Nfa nfa;
    private final Closure closure;
    /** The different beginnings; the first is none. */
    private final List<Beginning> beginnings = new ArrayList<>();
    /** By the class of the symbol before. */
    private final int[] beginningAfter;

    Subsets(Nfa nfa) {
        this.nfa = nfa;
        closure = new Closure(nfa);
        beginningAfter = new int[nfa.classes.count];
        Arrays.fill(beginningAfter, UNKNOWN);
        beginnings.add(new Beginning(new int[0], false));
    }

    /** The set at the start of a text. */
    int[] initial() {
        int before = nfa.classes.edge;
        closure.clear();
        if (!nfa.form.anchored()) {
            return set(beginning(before));
        }
        closure.reach(nfa.start, Conditions.NONE);
        return closure.close(before) ? MATCHED : set(0);
    }

    /** The set after a symbol, or an outcome. */
    int[] after(int[] set, int symbolClass) {
        boolean ends = nfa.form.anchored() || symbolClass == nfa.classes.edge;
        int beginning = ends ? 0 : beginning(symbolClass);
        int[] begun = begun(beginnings.get(set[0]), symbolClass);
        if (begun == MATCHED) {
            return MATCHED;
        }
        closure.clear();
        for (int item : begun) {
            closure.add(item);
        }
        for (int i = 1; i < set.length; i++) {
            closure.read(set[i], symbolClass);
        }
        return closure.close(symbolClass) ? MATCHED : set(beginning);
    }

    /** The steps taken since this was last asked. */
    int takeWork() {
        return closure.takeWork();
    }

    /** The owners of the matches in a set of a union. */
    BitSet owners(int[] set) {
        BitSet owners = new BitSet();
        if (nfa.form.union() && set.length > 1) {
            for (int i = 1; i < set.length; i++) {
                closure.owner(set[i]).ifPresent(owners::set);
            }
        }
        return owners;
    }

    private int[] set(int beginning) {
        Beginning start = beginnings.get(beginning);
        int[] items = closure.items(start.set);
        if (start.matches || (items.length == 0 && nfa.form.anchored())) {
            return start.matches ? MATCHED : DEAD;
        }
        int[] set = new int[items.length + 1];
        set[0] = beginning;
        System.arraycopy(items, 0, set, 1, items.length);
        return set;
    }

    /** The number of what a match needs that begins after a symbol. */
    private int beginning(int before) {
        if (beginningAfter[before] == UNKNOWN) {
            closure.clear();
            closure.reach(nfa.start, Conditions.NONE);
            boolean matches = closure.close(before);
            beginningAfter[before] = number(new Beginning(closure.items(NO_OTHERS), matches));
            closure.clear();
        }
        return beginningAfter[before];
    }

    private int number(Beginning made) {
        for (int number = 1; number < beginnings.size(); number++) {
            Beginning known = beginnings.get(number);
            if (known.matches == made.matches && Arrays.equals(known.items, made.items)) {
                return number;
            }
        }
        beginnings.add(made);
        return beginnings.size() - 1;
    }

    /** What a beginning leads to with a symbol, or {@link #MATCHED}. */
    private int[] begun(Beginning beginning, int symbolClass) {
        return beginning.after.computeIfAbsent(symbolClass, first -> {
            closure.clear();
            for (int item : beginning.items) {
                closure.read(item, first);
            }
            return closure.close(first) ? MATCHED : closure.items(NO_OTHERS);
        });
    }

    /** The items of a match that begins, and by the class of its first symbol what they lead to. */
    private static final class Beginning {
        final int[] items;
        final BitSet set = new BitSet();
        final boolean matches;
        final Map<Integer, int[]> after = new HashMap<>();

        Beginning(int[] items, boolean matches) {
            this.items = items;
            this.matches = matches;
            for (int item : items) {
                set.set(item);
            }
        }
    }
}
