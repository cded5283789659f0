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
    BitSet always() {
        return (BitSet) always.clone();
    }

    /** A scan of a text in pieces, for the thread that asks; the pieces must not change meanwhile. */
    public Scan scan(List<byte[]> pieces) {
        return new Scan(pieces);
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

    /** The matching of one text, given in pieces, by one thread: which patterns can match is found out in one pass. */
    public final class Scan {
        private final List<byte[]> pieces;
        private final List<BitSet> candidates = new ArrayList<>();

        private Scan(List<byte[]> pieces) {
            this.pieces = pieces;
            for (byte[] piece : pieces) {
                BitSet found = always();
                literals.scan(piece, found);
                candidates.add(found);
            }
        }

        /** Whether the pattern can match any piece; if not, it does not. */
        public boolean isCandidate(int index) {
            return candidates.stream().anyMatch(found -> found.get(index));
        }

        /** How often a pattern matches in the pieces from {@code first} on, together and up to a bound. */
        public BacktrackMatcher.Count count(int index, int first, int maxHits, Budget budget) {
            int hits = 0;
            boolean complete = true;
            for (int piece = first; piece < pieces.size() && hits < maxHits; piece++) {
                if (candidates.get(piece).get(index)) {
                    BacktrackMatcher.Count count =
                            entries.get(index).matcher().count(pieces.get(piece), maxHits - hits, budget);
                    hits += count.hits();
                    complete &= count.complete();
                }
            }
            return new BacktrackMatcher.Count(hits, complete);
        }

        /** The first match in the pieces from {@code first} on: its piece and bounds. */
        public Optional<Place> first(int index, int first, Budget budget) {
            for (int piece = first; piece < pieces.size(); piece++) {
                if (candidates.get(piece).get(index)
                        && entries.get(index).matcher().find(pieces.get(piece), 0, budget)
                                instanceof MatchResult.Match match) {
                    return Optional.of(new Place(piece, match));
                }
            }
            return Optional.empty();
        }
    }

    /** Where a pattern matches: the number of the piece, and the bounds in it. */
    public record Place(int piece, MatchResult.Match match) {}
}
