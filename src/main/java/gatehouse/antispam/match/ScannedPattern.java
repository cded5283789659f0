package gatehouse.antispam.match;

import java.util.Optional;

/**
 * One pattern of a {@link PatternSet}: its automaton if it has one, which says no to most texts and often also yes, and its backtracking matcher,
 * which knows where and how often. Immutable but for the automaton's states; safe for any number of threads.
 */
final class ScannedPattern {
    private static final BacktrackMatcher.Count NONE = new BacktrackMatcher.Count(0, true);
    private static final BacktrackMatcher.Count ONE = new BacktrackMatcher.Count(1, true);
    private static final BacktrackMatcher.Count UNKNOWN = new BacktrackMatcher.Count(0, false);

    private final String id;
    private final Optional<LazyDfa> automaton;
    private final BacktrackMatcher matcher;

    ScannedPattern(String id, Pattern pattern, Optional<DfaMemory> memory) {
        this.id = id;
        automaton = memory.map(shared -> new LazyDfa(pattern, shared));
        matcher = new BacktrackMatcher(pattern);
    }

    String id() {
        return id;
    }

    Optional<LazyDfa> automaton() {
        return automaton;
    }

    private LazyDfa.Verdict verdict(byte[] text, Budget budget) {
        return automaton.isPresent() ? automaton.get().verdict(text, budget) : LazyDfa.Verdict.MAYBE;
    }

    BacktrackMatcher.Count count(byte[] text, int maxHits, Budget budget) {
        return switch (verdict(text, budget)) {
            case NO -> NONE;
            case YES -> maxHits == 1 ? ONE : matcher.count(text, maxHits, budget);
            case MAYBE -> matcher.count(text, maxHits, budget);
            case OUT_OF_BUDGET -> UNKNOWN;
        };
    }

    MatchResult first(byte[] text, Budget budget) {
        return switch (verdict(text, budget)) {
            case NO -> MatchResult.NO_MATCH;
            case YES, MAYBE -> matcher.find(text, 0, budget);
            case OUT_OF_BUDGET -> MatchResult.OUT_OF_BUDGET;
        };
    }
}
