package gatehouse.antispam.match;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The subset construction: which states an {@link Nfa} can be in after one more symbol. A set holds items, each a state that reads or
 * matches and the condition under which it may, sorted; what cannot add to the outcome is left out. For one thread at a time.
 */
final class Subsets {
    /** The outcome is known: a match, whatever comes. */
    static final int[] MATCHED = {-1};
    /** The outcome is known: no match, whatever comes. */
    static final int[] DEAD = {-2};

    private final Nfa nfa;
    /** An item is a condition times this plus a state. */
    private final int stateCount;

    private final Conditions conditions;
    private final BitSet seen = new BitSet();
    private int[] items = new int[16];
    private int[] pending = new int[16];
    private int itemCount;
    private int pendingCount;
    private boolean matched;

    Subsets(Nfa nfa) {
        this.nfa = nfa;
        stateCount = nfa.kinds.length;
        conditions = new Conditions(nfa.classes.count);
    }

    /** The set at the start of a text. */
    int[] initial() {
        clear();
        reach(nfa.start, Conditions.NONE);
        return closed(nfa.classes.edge);
    }

    /** The set after a symbol, or an outcome. */
    int[] after(int[] set, int symbolClass) {
        clear();
        for (int item : set) {
            if (conditions.holds(item / stateCount, symbolClass)) {
                read(item % stateCount, symbolClass);
            }
        }
        if (!nfa.form.anchored() && symbolClass != nfa.classes.edge) {
            reach(nfa.start, Conditions.NONE);
        }
        return closed(symbolClass);
    }

    private void clear() {
        seen.clear();
        itemCount = 0;
        pendingCount = 0;
        matched = false;
    }

    private void read(int state, int symbolClass) {
        if (nfa.kinds[state] == Nfa.MATCH) {
            matched = true;
        } else if (Nfa.contains(nfa.sets[nfa.arguments[state]], symbolClass)) {
            reach(nfa.next[state], Conditions.NONE);
        }
    }

    private void reach(int state, int condition) {
        int item = condition * stateCount + state;
        if (condition >= 0 && !seen.get(item)) {
            seen.set(item);
            pending = appended(pending, pendingCount++, item);
        }
    }

    /** Goes through all states that need no symbol. */
    private int[] closed(int before) {
        while (pendingCount > 0 && !matched) {
            int item = pending[--pendingCount];
            enter(item % stateCount, item / stateCount, before);
        }
        if (matched) {
            return MATCHED;
        }
        return itemCount == 0 && nfa.form.anchored() ? DEAD : sorted();
    }

    private void enter(int state, int condition, int before) {
        int next = nfa.next[state];
        int argument = nfa.arguments[state];
        switch (nfa.kinds[state]) {
            case Nfa.SPLIT -> {
                reach(argument, condition);
                reach(next, condition);
            }
            case Nfa.AHEAD -> reach(next, conditions.and(condition, nfa.sets[argument]));
            case Nfa.BEHIND -> reach(next, Nfa.contains(nfa.sets[argument], before) ? condition : Conditions.NEVER);
            case Nfa.MATCH -> {
                matched |= condition == Conditions.NONE;
                items = appended(items, itemCount++, condition * stateCount + state);
            }
            default -> items = appended(items, itemCount++, condition * stateCount + state);
        }
    }

    private static int[] appended(int[] array, int size, int value) {
        int[] room = size < array.length ? array : Arrays.copyOf(array, 2 * size);
        room[size] = value;
        return room;
    }

    private int[] sorted() {
        int kept = 0;
        for (int i = 0; i < itemCount; i++) {
            if (!isDominated(items[i])) {
                items[kept++] = items[i];
            }
        }
        int[] set = Arrays.copyOf(items, kept);
        Arrays.sort(set);
        return set;
    }

    private boolean isDominated(int item) {
        int state = item % stateCount;
        int dominator = nfa.dominators[state];
        while (dominator >= 0 && !seen.get(dominator) && !seen.get(item - state + dominator)) {
            dominator = nfa.dominators[dominator];
        }
        return dominator >= 0;
    }
}
