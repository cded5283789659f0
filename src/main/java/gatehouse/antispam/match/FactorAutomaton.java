package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many short expressions occur in a text: their owners' factors, without which they do not match. A few automata share
 * them, and each goes over the text once: one for all would have too many states. Safe for any number of threads.
 */
final class FactorAutomaton {
    private static final int TOGETHER = 64;
    private final List<DfaCache> caches = new ArrayList<>();
    private final BitSet owners = new BitSet();

    FactorAutomaton(Map<Integer, Node> factors, DfaMemory memory, Runnable check) {
        Map<Integer, Node> part = new HashMap<>();
        factors.forEach((owner, factor) -> {
            owners.set(owner);
            part.put(owner, factor);
            if (part.size() == TOGETHER || owners.cardinality() == factors.size()) {
                check.run();
                caches.add(new DfaCache(NfaCompiler.union(part), memory));
                part.clear();
            }
        });
    }

    List<DfaCache> caches() {
        return List.copyOf(caches);
    }

    /** Adds to {@code found} the owners of the factors that occur in the text; if the budget ends first, all owners. */
    void scan(byte[] text, Budget budget, BitSet found) {
        for (DfaCache cache : caches) {
            new DfaWalk(cache, text, budget).collect(found);
        }
        if (budget.isExhausted()) {
            found.or(owners);
        }
    }
}
