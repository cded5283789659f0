package gatehouse.antispam.match;

/**
 * Says in one pass whether a pattern matches anywhere in a text. Its states, each a set of states of an {@link Nfa}, are made when a
 * text first leads to them, at the cost of that text's {@link Budget}, and kept as long as memory allows. Safe for any number of
 * threads: a pass takes a lock only where it makes a state.
 */
final class LazyDfa {
    /** The most that one automaton may take: 6,000 states or more. */
    private static final long MOST = 2 << 20;

    private static final long GRANT = 16 << 10;
    private static final int STEPS_OF_TRANSITION = 16;
    private static final int BYTES_OF_STEP = 4;

    private final Nfa nfa;
    private final SymbolClasses classes;
    private final Subsets subsets;
    private final int[] initial;
    private final DfaMemory memory;
    private volatile StateTable table;

    LazyDfa(Nfa nfa, DfaMemory memory) {
        this.nfa = nfa;
        this.memory = memory;
        classes = nfa.classes;
        subsets = new Subsets(nfa);
        initial = subsets.initial();
        table = new StateTable(classes.count, initial);
    }

    /** What a pass over a text came to. */
    enum Verdict {
        NO,
        YES,
        /** It may match; only a {@link BacktrackMatcher} can tell. */
        MAYBE,
        OUT_OF_BUDGET
    }

    Verdict verdict(byte[] text, Budget budget) {
        boolean matched = new Walk(text, budget).matches();
        if (budget.isExhausted()) {
            return Verdict.OUT_OF_BUDGET;
        }
        if (!matched) {
            return Verdict.NO;
        }
        return nfa.form.exact() ? Verdict.YES : Verdict.MAYBE;
    }

    /** Forgets all states; passes under way keep the table they have. */
    void forget() {
        table = newTable();
    }

    private StateTable newTable() {
        return new StateTable(classes.count, initial);
    }

    /** Makes the transition that a walk found unknown, and takes it. */
    private synchronized void advance(Walk walk, int symbolClass) {
        int[] from = walk.states.set(walk.state);
        int[] set = subsets.after(from, symbolClass);
        walk.charge(from.length + set.length);
        StateTable current = table;
        int target = current.find(set);
        if (target == StateTable.UNKNOWN) {
            current = withRoomFor(set, current);
            target = current.add(set);
        }
        if (walk.states == current) {
            current.setTransition(walk.state, symbolClass, target);
        }
        walk.moveTo(current, target);
    }

    /** The table, or a new one if that is full or memory is. */
    private StateTable withRoomFor(int[] set, StateTable current) {
        if (current.hasRoomFor(set)) {
            return current;
        }
        if (current.granted() >= MOST) {
            memory.giveBack(current.granted());
            forget();
        }
        memory.take(GRANT);
        StateTable roomy = table;
        roomy.grant(GRANT);
        return roomy;
    }

    /** One pass over one text, by one thread. */
    private final class Walk {
        private final byte[] text;
        private final Budget budget;
        private StateTable states = table;
        private int[] cells = states.cells();
        private int state = states.start();
        private int position;

        Walk(byte[] text, Budget budget) {
            this.text = text;
            this.budget = budget;
        }

        /** Meaningless if the budget ended first. */
        boolean matches() {
            budget.spend(1 + text.length / BYTES_OF_STEP);
            while (state > 0 && position <= text.length && !budget.isExhausted()) {
                followKnown();
                step();
            }
            return state == StateTable.MATCHED;
        }

        void charge(int items) {
            budget.spend(STEPS_OF_TRANSITION + items);
        }

        /** As far as the transitions are known, but not over the last byte, which may be the line feed that ends the text. */
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
                advance(this, symbolClass);
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

        void moveTo(StateTable newStates, int newState) {
            states = newStates;
            cells = newStates.cells();
            state = newState;
        }
    }
}
