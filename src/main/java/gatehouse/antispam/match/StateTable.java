package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states of a {@link DfaCache} that have been made: for each a row of cells, one a class of symbols. A state is named by where its
 * row begins. Writers hold the automaton's lock; readers hold nothing, since a cell is one int, either {@link #UNKNOWN} or final, and
 * only names rows of its own array: who reads an old array, or too early, sees fewer transitions and asks for them.
 */
final class StateTable {
    /** Not made yet. */
    static final int UNKNOWN = 0;
    /** Nothing can match any more. */
    static final int DEAD = -1;
    /** A match, whatever comes. */
    static final int MATCHED = -2;

    /** A negative code below this is a state that reports owners. */
    private static final int REPORTS = -3;

    /** Of what is around each state, about. */
    private static final int OVERHEAD = 72;

    private static final BitSet NOBODY = new BitSet();

    private final int width;
    private final List<int[]> sets = new ArrayList<>();
    /** A hash table: numbers of sets, where their hash says or in the next free slot; 0 is free. */
    private int[] slots = new int[8];

    /** Of the states that report any, which walks read without the lock. */
    private final Map<Integer, BitSet> owners = new ConcurrentHashMap<>();

    private final int start;
    private int[] cells;
    private long bytes;
    private long granted;

    /** A table with its first state, which no memory is asked for. */
    StateTable(int width, int[] initial) {
        this.width = width;
        cells = new int[2 * width];
        // Row 0 is no state's, as 0 is UNKNOWN.
        sets.add(new int[0]);
        int known = find(initial);
        start = known == UNKNOWN ? add(initial, new BitSet()) : known;
    }

    int start() {
        return start;
    }

    int[] cells() {
        return cells;
    }

    int[] set(int row) {
        return sets.get(row / width);
    }

    void setTransition(int row, int symbolClass, int target) {
        cells[row + symbolClass] = target;
    }

    /** The state's code, or an outcome, or {@link #UNKNOWN}. */
    int find(int[] set) {
        if (set == Subsets.MATCHED) {
            return MATCHED;
        }
        if (set == Subsets.DEAD) {
            return DEAD;
        }
        int number = slots[slot(set)];
        return number == 0 ? UNKNOWN : code(number * width);
    }

    /** Adds a state and returns its code: its row, or if it has owners to report, that negated. */
    int add(int[] set, BitSet reported) {
        int row = sets.size() * width;
        if (!reported.isEmpty()) {
            owners.put(row, reported);
        }
        sets.add(set);
        if (2 * sets.size() > slots.length) {
            rehash();
        } else {
            slots[slot(set)] = sets.size() - 1;
        }
        if (row + width > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(row + width, cells.length + cells.length / 4));
        }
        bytes += cost(set);
        return code(row);
    }

    private int code(int row) {
        return owners.containsKey(row) ? REPORTS - row : row;
    }

    /** Where the set is, or would be. */
    private int slot(int[] set) {
        int mask = slots.length - 1;
        int slot = ((Arrays.hashCode(set) * 0x9E3779B1) >>> 7) & mask;
        while (slots[slot] != 0 && !Arrays.equals(sets.get(slots[slot]), set)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[4 * slots.length];
        for (int number = 1; number < sets.size(); number++) {
            slots[slot(sets.get(number))] = number;
        }
    }

    /** The row of a state that reports. */
    static int reportingRow(int code) {
        return REPORTS - code;
    }

    /** What a state reports. */
    BitSet owners(int row) {
        return owners.getOrDefault(row, NOBODY);
    }

    /** The bytes that a state takes. */
    long cost(int[] set) {
        return 4L * (width + set.length) + OVERHEAD;
    }

    boolean hasRoomFor(int[] set) {
        return bytes + cost(set) <= granted;
    }

    void grant(long more) {
        granted += more;
    }

    long granted() {
        return granted;
    }
}
