package gatehouse.antispam.match;

import java.util.List;

/**
 * A pattern as a nondeterministic automaton over {@link Symbols}, for a search at any place of a text. Reads that need no symbol are
 * conditions on the symbol before (known when a state is reached) or on the one to come. A state may have a dominator, which
 * matches whatever it matches: of {@code x{0,40}}, where fewer have been read. Immutable by convention: nobody writes to its arrays.
 */
final class Nfa {
    /** Reads a symbol of a set. */
    static final byte READ = 0;
    /** Goes on at two states. */
    static final byte SPLIT = 1;
    /** Goes on if the next symbol is in a set. */
    static final byte AHEAD = 2;
    /** Goes on if the symbol before is in a set. */
    static final byte BEHIND = 3;
    /** A match. */
    static final byte MATCH = 4;

    final byte[] kinds;
    final int[] next;
    /** Of a split the other next state, of a match its owner, else the number of the set. */
    final int[] arguments;
    /** The number of the dominator, or -1. */
    final int[] dominators;

    final int start;
    final Form form;
    final SymbolClasses classes;
    /** Sets as bits by class of symbols. */
    final long[][] sets;

    Nfa(NfaStates states, int start, Form form, List<Symbols> sets) {
        kinds = states.kinds();
        next = states.next();
        arguments = states.arguments();
        dominators = states.dominators();
        this.start = start;
        this.form = form;
        classes = new SymbolClasses(sets);
        this.sets = sets.stream().map(classes::bits).toArray(long[][]::new);
    }

    static boolean contains(long[] bits, int symbolClass) {
        return (bits[symbolClass >>> 6] >>> symbolClass & 1) != 0;
    }

    /**
     * What is known of the automaton as a whole.
     *
     * @param exact whether it matches only what the pattern matches; else it also matches more
     * @param anchored whether a match can only start where the text starts
     * @param union whether it stands for several owners: then all matches count, not only the first
     */
    record Form(boolean exact, boolean anchored, boolean union) {}
}
