package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Many patterns and one scan for all: a pass over a text names the few that can match ({@link Prefilter}), and those are decided one
 * by one when they are asked for ({@link ScannedPattern}). A pattern is named by its index, in the order of adding. Immutable and
 * safe for any number of threads; each thread scans with a {@link Scan} of its own.
 */
public final class PatternSet {
    private final List<ScannedPattern> patterns;
    private final Prefilter prefilter;

    private PatternSet(List<ScannedPattern> patterns, Prefilter prefilter) {
        this.patterns = List.copyOf(patterns);
        this.prefilter = prefilter;
    }

    public int size() {
        return patterns.size();
    }

    /** The id that the pattern was added with. */
    public String id(int index) {
        return patterns.get(index).id();
    }

    /** The patterns that every text makes candidates. */
    BitSet always() {
        return prefilter.always();
    }

    /** A scan of a text in pieces, for the thread that asks; the pieces must not change meanwhile. */
    public Scan scan(List<byte[]> pieces) {
        return new Scan(pieces);
    }

    /** Collects patterns, each of which may be refused alone. Confined to one thread. */
    public static final class Builder {
        private final List<ScannedPattern> patterns = new ArrayList<>();
        private final List<Pattern> trees = new ArrayList<>();
        private final Optional<DfaMemory> memory;
        private final Runnable check;

        /**
         * For a set that is kept.
         *
         * @param memory that its automata share with those of other sets
         * @param check is run between patterns, and ends the building by throwing
         */
        public Builder(DfaMemory memory, Runnable check) {
            this.memory = Optional.of(memory);
            this.check = check;
        }

        /** The same, and nothing ends the building. */
        public Builder(DfaMemory memory) {
            this(memory, () -> {});
        }

        /** For a set that serves only a few texts: it has no automata, which would take longer to make than to do without. */
        public Builder() {
            memory = Optional.empty();
            check = () -> {};
        }

        /** Adds a pattern and returns its index. */
        public int add(String id, String regex, String modifiers) throws PatternException {
            check.run();
            Pattern pattern = PatternParser.parse(regex, modifiers);
            patterns.add(new ScannedPattern(id, pattern, memory));
            trees.add(pattern);
            return patterns.size() - 1;
        }

        public PatternSet build() {
            if (memory.isEmpty()) {
                return new PatternSet(patterns, Prefilter.none(patterns.size()));
            }
            Prefilter prefilter = Prefilter.of(trees, memory.get(), check);
            List<DfaCache> caches = new ArrayList<>(prefilter.caches());
            patterns.forEach(pattern -> pattern.automaton().ifPresent(automaton -> caches.add(automaton.cache())));
            memory.get().register(caches);
            return new PatternSet(patterns, prefilter);
        }
    }

    /** The matching of one text, given in pieces, by one thread: which patterns can match is found out in one pass. */
    public final class Scan {
        private final List<byte[]> pieces;
        private final List<BitSet> candidates;

        private Scan(List<byte[]> pieces) {
            this.pieces = pieces;
            candidates = prefilter.candidates(pieces);
        }

        /** Whether the pattern can match any piece; if not, it does not. */
        public boolean isCandidate(int index) {
            for (BitSet found : candidates) {
                if (found.get(index)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * How often a pattern matches in the pieces from {@code first} on, together and up to a bound. With a bound of 1 most patterns
         * need no backtracking.
         */
        public BacktrackMatcher.Count count(int index, int first, int maxHits, Budget budget) {
            int hits = 0;
            boolean complete = true;
            for (int piece = first; piece < pieces.size() && hits < maxHits; piece++) {
                if (candidates.get(piece).get(index)) {
                    BacktrackMatcher.Count count = patterns.get(index).count(pieces.get(piece), maxHits - hits, budget);
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
                        && patterns.get(index).first(pieces.get(piece), budget) instanceof MatchResult.Match match) {
                    return Optional.of(new Place(piece, match));
                }
            }
            return Optional.empty();
        }
    }

    /** Where a pattern matches: the number of the piece, and the bounds in it. */
    public record Place(int piece, MatchResult.Match match) {}
}
