package gatehouse.antispam.match;

/** What a search came to. Immutable. */
public sealed interface MatchResult {
    /** Nothing matches. */
    MatchResult NO_MATCH = new NoMatch();
    /** The budget ended first: whether anything matches is not known. */
    MatchResult OUT_OF_BUDGET = new OutOfBudget();

    /** The bounds of the match, and of each group (start and end, or -1 twice if the group took no part). */
    record Match(java.util.List<Integer> bounds) implements MatchResult {
        public Match {
            bounds = java.util.List.copyOf(bounds);
        }

        public int start() {
            return start(0);
        }

        public int end() {
            return end(0);
        }

        /** The start of a group, or -1 if it took no part. */
        public int start(int group) {
            return bounds.get(2 * group);
        }

        /** The end of a group, or -1 if it took no part. */
        public int end(int group) {
            return bounds.get(2 * group + 1);
        }
    }

    /** See {@link #NO_MATCH}. */
    record NoMatch() implements MatchResult {}

    /** See {@link #OUT_OF_BUDGET}. */
    record OutOfBudget() implements MatchResult {}
}
