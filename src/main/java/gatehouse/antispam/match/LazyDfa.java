package gatehouse.antispam.match;

/** Says in one pass whether a pattern matches anywhere in a text. Safe for any number of threads. */
final class LazyDfa {
    private final DfaCache cache;

    LazyDfa(Pattern pattern, DfaMemory memory) {
        cache = new DfaCache(NfaCompiler.compile(pattern), memory);
    }

    /** What a pass over a text came to. */
    enum Verdict {
        NO,
        YES,
        /** It may match; only a {@link BacktrackMatcher} can tell. */
        MAYBE,
        OUT_OF_BUDGET
    }

    DfaCache cache() {
        return cache;
    }

    Verdict verdict(byte[] text, Budget budget) {
        boolean matched = new DfaWalk(cache, text, budget).matches();
        if (budget.isExhausted()) {
            return Verdict.OUT_OF_BUDGET;
        }
        if (!matched) {
            return Verdict.NO;
        }
        return cache.nfa().form.exact() ? Verdict.YES : Verdict.MAYBE;
    }
}
