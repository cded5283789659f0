package gatehouse.antispam.match;

/**
 * Finds a pattern as Perl does, by backtracking, with the stack on the heap and a budget of steps: neither the text nor the pattern
 * can overflow a thread's stack or hold it up. Immutable and safe for any number of threads; each call has its own
 * {@link BacktrackRun}.
 */
public final class BacktrackMatcher {
    private final Program program;

    public BacktrackMatcher(Pattern pattern) {
        program = ProgramCompiler.compile(pattern);
    }

    /** The first match that starts at {@code from} or later; what precedes {@code from} is seen by lookbehinds and anchors. */
    public MatchResult find(byte[] text, int from, Budget budget) {
        return new BacktrackRun(program, text, budget).find(from, 0);
    }

    /** The first match, within the usual budget. */
    public MatchResult find(byte[] text) {
        return find(text, 0, Budget.forLength(text.length));
    }

    /**
     * Counts matches from left to right as Perl's {@code while (/…/g)} does, up to {@code maxHits}: after an empty match the next one
     * ends further on. One budget holds for all.
     */
    public Count count(byte[] text, int maxHits, Budget budget) {
        BacktrackRun run = new BacktrackRun(program, text, budget);
        int hits = 0;
        int from = 0;
        int leastEnd = 0;
        while (hits < maxHits && run.find(from, leastEnd) instanceof MatchResult.Match match) {
            hits++;
            from = match.end();
            leastEnd = match.end() + (match.start() == match.end() ? 1 : 0);
        }
        return new Count(hits, !budget.isExhausted());
    }

    /** How often a pattern matched; at least so often if the budget ended before the count was complete. */
    public record Count(int hits, boolean complete) {}
}
