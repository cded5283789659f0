package gatehouse.antispam.match;

/**
 * One pattern of a {@link PatternSet}: its automaton, which says no to most texts and often also yes, and its backtracking matcher,
 * which knows where and how often. Immutable but for the automaton's states; safe for any number of threads.
 */
final class ScannedPattern {
    private static final BacktrackMatcher.Count NONE = new BacktrackMatcher.Count(0, true);
    private static final BacktrackMatcher.Count ONE = new BacktrackMatcher.Count(1, true);
    private static final BacktrackMatcher.Count UNKNOWN = new BacktrackMatcher.Count(0, false);

    private final String id;
    private final LazyDfa automaton;
    private final BacktrackMatcher matcher;

    ScannedPattern(String id, Pattern pattern, DfaMemory memory) {
        this.id = id;
        automaton = new LazyDfa(pattern, memory);
        matcher = new BacktrackMatcher(pattern);
    }

    String id() {
        return id;
    }

    LazyDfa automaton() {
        return automaton;
    }

    BacktrackMatcher.Count count(byte[] text, int maxHits, Budget budget) {
        return switch (automaton.verdict(text, budget)) {
            case NO -> NONE;
            case YES -> maxHits == 1 ? ONE : matcher.count(text, maxHits, budget);
            case MAYBE -> matcher.count(text, maxHits, budget);
            case OUT_OF_BUDGET -> UNKNOWN;
        };
    }

    MatchResult first(byte[] text, Budget budget) {
        return switch (automaton.verdict(text, budget)) {
            case NO -> MatchResult.NO_MATCH;
            case YES, MAYBE -> matcher.find(text, 0, budget);
            case OUT_OF_BUDGET -> MatchResult.OUT_OF_BUDGET;
        };
    }
}
