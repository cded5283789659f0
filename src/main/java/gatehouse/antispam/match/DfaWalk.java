package gatehouse.antispam.match;

import java.util.BitSet;

/** One pass over one text with the states of a {@link DfaCache}. For one thread. */
final class DfaWalk {
    private static final int BYTES_OF_STEP = 4;

    private final DfaCache cache;
    private final SymbolClasses classes;
    private final byte[] text;
    private final Budget budget;
    private StateTable states;
    private int[] cells;
    private int state;
    private int position;

    DfaWalk(DfaCache cache, byte[] text, Budget budget) {
        this.cache = cache;
        this.text = text;
        this.budget = budget;
        classes = cache.nfa().classes;
        states = cache.table();
        cells = states.cells();
        state = states.start();
    }

    /** Whether an automaton of one pattern matches; meaningless if the budget ended first. */
    boolean matches() {
        budget.spend(1 + text.length / BYTES_OF_STEP);
        while (state > 0 && position <= text.length && !budget.isExhausted()) {
            followKnown();
            step();
        }
        return state == StateTable.MATCHED;
    }

    /** Adds the owners of all that matches to {@code found}; incomplete if the budget ended first. */
    void collect(BitSet found) {
        budget.spend(1 + text.length / BYTES_OF_STEP);
        while (position < text.length && !budget.isExhausted()) {
            followKnown();
            if (position < text.length) {
                step();
            }
            if (state < 0) {
                state = StateTable.reportingRow(state);
                found.or(states.owners(state));
            }
        }
    }

    /** As far as transitions are known, but not over the last byte, which may be the line feed that ends the text. */
    private void followKnown() {
        int[] known = cells;
        char[] ofByte = classes.ofByte;
        int row = state;
        int at = position;
        for (int last = text.length - 1; at < last; at++) {
            int next = known[row + ofByte[text[at] & 0xFF]];
            if (next <= 0) {
                break;
            }
            row = next;
        }
        position = at;
        state = row;
    }

    private void step() {
        int symbolClass = symbolClass();
        position++;
        int next = cells[state + symbolClass];
        if (next == StateTable.UNKNOWN) {
            budget.spend(cache.advance(this, symbolClass));
        } else {
            state = next;
        }
    }

    private int symbolClass() {
        if (position == text.length) {
            return classes.edge;
        }
        boolean finalNewline = position == text.length - 1 && text[position] == '\n';
        return finalNewline ? classes.finalNewline : classes.ofByte[text[position] & 0xFF];
    }

    /** The items of the state. The caller holds the cache's lock. */
    int[] set() {
        return states.set(state);
    }

    /** Takes a transition that leads into a table, which may be a new one. The caller holds the cache's lock. */
    void take(int symbolClass, StateTable table, int target) {
        if (states == table) {
            table.setTransition(state, symbolClass, target);
        }
        states = table;
        cells = table.cells();
        state = target;
    }
}
