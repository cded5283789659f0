package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many patterns and one scan for all: a pass over a text for the patterns' required literals names the few that can match, and those
 * are confirmed one by one. A pattern is named by its index, in the order of adding. Immutable and safe for any number of threads;
 * each thread scans with a {@link Scan} of its own.
 */
public final class PatternSet {
    private final List<Entry> entries;
    private final LiteralAutomaton literals;
    /** The patterns without required literals: always candidates. */
    private final BitSet always = new BitSet();

    private PatternSet(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        Map<Integer, Set<String>> required = new HashMap<>();
        for (int index = 0; index < entries.size(); index++) {
            Optional<Set<String>> strings = entries.get(index).literals();
            if (strings.isPresent()) {
                required.put(index, strings.get());
            } else {
                always.set(index);
            }
        }
        literals = LiteralAutomaton.of(required);
    }

    public int size() {
        return entries.size();
    }

    /** The id that the pattern was added with. */
    public String id(int index) {
        return entries.get(index).id();
    }

    /** The patterns that every text makes candidates. */
    public BitSet always() {
        return (BitSet) always.clone();
    }

    /** A scan for the thread that asks. */
    public Scan scan() {
        return new Scan();
    }

    private record Entry(String id, BacktrackMatcher matcher, Optional<Set<String>> literals) {}

    /** Collects patterns, each of which may be refused alone. Confined to one thread. */
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        /** Adds a pattern and returns its index. */
        public int add(String id, String regex, String modifiers) throws PatternException {
            Pattern pattern = PatternParser.parse(regex, modifiers);
            entries.add(new Entry(id, new BacktrackMatcher(pattern), LiteralExtractor.extract(pattern)));
            return entries.size() - 1;
        }

        public PatternSet build() {
            return new PatternSet(entries);
        }
    }

    /** The matching of texts by one thread. */
    public final class Scan {
        private Scan() {}

        /** The indexes of the patterns that can match; all others cannot. */
        public BitSet candidates(byte[] text) {
            BitSet found = always();
            literals.scan(text, found);
            return found;
        }

        /** Whether and where a candidate matches. */
        public MatchResult confirm(int index, byte[] text, Budget budget) {
            return entries.get(index).matcher().find(text, 0, budget);
        }

        /** How often a candidate matches, up to a bound. */
        public BacktrackMatcher.Count count(int index, byte[] text, int maxHits, Budget budget) {
            return entries.get(index).matcher().count(text, maxHits, budget);
        }
    }
}
