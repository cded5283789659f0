package gatehouse.antispam.match;

/**
 * The states of a deterministic automaton, each a set of states of an {@link Nfa}: made when a text first leads to them, and kept as
 * long as memory allows. Safe for any number of threads: a {@link DfaWalk} takes the lock only where it needs a state made.
 */
final class DfaCache {
    /** The most that one automaton may take: 6,000 states or more. */
    private static final long MOST = 2 << 20;

    private static final long MOST_OF_UNION = 16 << 20;

    /** Of a state's making, what does not depend on its size. */
    private static final int STEPS_OF_STATE = 32;

    private static final long LEAST_GRANT = 1 << 10;
    private static final long MOST_GRANT = 64 << 10;

    private final Nfa nfa;
    private final Subsets subsets;
    private final int[] initial;
    private final DfaMemory memory;
    private volatile StateTable table;

    DfaCache(Nfa nfa, DfaMemory memory) {
        this.nfa = nfa;
        this.memory = memory;
        subsets = new Subsets(nfa);
        initial = subsets.initial();
        table = newTable();
    }

    Nfa nfa() {
        return nfa;
    }

    StateTable table() {
        return table;
    }

    /** Forgets all states; walks under way keep the table they have. */
    void forget() {
        table = newTable();
    }

    private StateTable newTable() {
        return new StateTable(nfa.classes.count, initial);
    }

    /** Makes the transition that a walk found unknown, and takes it; returns the steps that it cost. */
    synchronized int advance(DfaWalk walk, int symbolClass) {
        int[] set = subsets.after(walk.set(), symbolClass);
        StateTable current = table;
        int target = current.find(set);
        if (target == StateTable.UNKNOWN) {
            current = withRoomFor(set, current);
            target = current.add(set, subsets.owners(set));
        }
        walk.take(symbolClass, current, target);
        return STEPS_OF_STATE + set.length + subsets.takeWork();
    }

    /** The table, or a new one if that is full or memory is. */
    private StateTable withRoomFor(int[] set, StateTable current) {
        if (current.hasRoomFor(set)) {
            return current;
        }
        if (current.granted() >= (nfa.form.union() ? MOST_OF_UNION : MOST)) {
            memory.giveBack(current.granted());
            forget();
        }
        long grant = Math.max(current.cost(set), Math.max(LEAST_GRANT, Math.min(MOST_GRANT, current.granted() / 2)));
        memory.take(grant);
        StateTable roomy = table;
        roomy.grant(grant);
        return roomy;
    }
}
