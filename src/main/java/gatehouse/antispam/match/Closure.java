package gatehouse.antispam.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Collects the items that states lead to without reading: an item is a state that reads or matches, and the condition on the next
 * symbol under which it may, as one number. For one thread at a time, and one set after the other.
 */
final class Closure {
    private final Nfa nfa;
    private final Conditions conditions;
    /** An item is a condition times this plus a state. */
    private final int stateCount;

    private final BitSet seen = new BitSet();
    /** What has no dominator in the set, nor has any of its dominators. */
    private final BitSet free = new BitSet();

    private int[] items = new int[16];
    private int[] pending = new int[16];
    private int itemCount;
    private int pendingCount;
    private boolean matched;
    private int work;

    Closure(Nfa nfa) {
        this.nfa = nfa;
        stateCount = nfa.kinds.length;
        conditions = new Conditions(nfa.classes.count);
    }

    void clear() {
        seen.clear();
        itemCount = 0;
        pendingCount = 0;
        matched = false;
    }

    /** Adds what an item leads to with a symbol. */
    void read(int item, int symbolClass) {
        int state = item % stateCount;
        work++;
        if (!conditions.holds(item / stateCount, symbolClass)) {
            return;
        }
        if (nfa.kinds[state] == Nfa.MATCH) {
            matched |= !nfa.form.union();
        } else if (Nfa.contains(nfa.sets[nfa.arguments[state]], symbolClass)) {
            reach(nfa.next[state], Conditions.NONE);
        }
    }

    void reach(int state, int condition) {
        int item = condition * stateCount + state;
        if (condition >= 0 && !seen.get(item)) {
            seen.set(item);
            pending = appended(pending, pendingCount++, item);
        }
    }

    /** Adds an item of which all that it leads to is added as well. */
    void add(int item) {
        if (!seen.get(item)) {
            seen.set(item);
            items = appended(items, itemCount++, item);
        }
    }

    /** Goes through all states that need no symbol; whether that matches, whatever comes. */
    boolean close(int before) {
        while (pendingCount > 0 && !matched) {
            int item = pending[--pendingCount];
            enter(item % stateCount, item / stateCount, before);
        }
        return matched;
    }

    private void enter(int state, int condition, int before) {
        int argument = nfa.arguments[state];
        work++;
        switch (nfa.kinds[state]) {
            case Nfa.SPLIT -> {
                reach(argument, condition);
                reach(nfa.next[state], condition);
            }
            case Nfa.AHEAD -> reach(nfa.next[state], conditions.and(condition, nfa.sets[argument]));
            case Nfa.BEHIND ->
                reach(nfa.next[state], Nfa.contains(nfa.sets[argument], before) ? condition : Conditions.NEVER);
            default -> {
                matched |= nfa.kinds[state] == Nfa.MATCH && condition == Conditions.NONE && !nfa.form.union();
                items = appended(items, itemCount++, condition * stateCount + state);
            }
        }
    }

    private static int[] appended(int[] array, int size, int value) {
        int[] room = size < array.length ? array : Arrays.copyOf(array, 2 * size);
        room[size] = value;
        return room;
    }

    /** The steps taken since this was last asked. */
    int takeWork() {
        int taken = work;
        work = 0;
        return taken;
    }

    /** Whose match an item is. */
    OptionalInt owner(int item) {
        int state = item % stateCount;
        return nfa.kinds[state] == Nfa.MATCH ? OptionalInt.of(nfa.arguments[state]) : OptionalInt.empty();
    }

    /** All items, sorted, but for those that others make needless. */
    int[] items(BitSet others) {
        int[] kept = new int[itemCount];
        int count = 0;
        for (int i = 0; i < itemCount; i++) {
            if (!others.get(items[i]) && !isDominated(items[i], others)) {
                kept[count++] = items[i];
            }
        }
        free.clear();
        Arrays.sort(kept, 0, count);
        return Arrays.copyOf(kept, count);
    }

    /** Marks what it has passed, so that a chain is walked once for all items on it. */
    private boolean isDominated(int item, BitSet others) {
        int condition = item - item % stateCount;
        int dominator = nfa.dominators[item - condition];
        while (dominator >= 0 && !free.get(condition + dominator)) {
            work++;
            if (isKnown(dominator, others) || isKnown(condition + dominator, others)) {
                return true;
            }
            free.set(condition + dominator);
            dominator = nfa.dominators[dominator];
        }
        return false;
    }

    private boolean isKnown(int item, BitSet others) {
        return seen.get(item) || others.get(item);
    }
}
