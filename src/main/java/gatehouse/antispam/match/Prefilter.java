package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names the patterns of a set that can match a text. Safe for any number of threads. */
final class Prefilter {
    /** The steps that making states may take in one scan, besides some for each byte. */
    private static final long STEPS = 200_000;

    /** So few patterns are decided as fast as filtered. */
    private static final int FEW = 2;

    private final LiteralAutomaton literals;
    private final FactorAutomaton factors;
    private final BitSet always;

    private Prefilter(LiteralAutomaton literals, FactorAutomaton factors, BitSet always) {
        this.literals = literals;
        this.factors = factors;
        this.always = always;
    }

    /** One that lets every pattern pass. */
    static Prefilter none(int size) {
        BitSet all = new BitSet();
        all.set(0, size);
        return new Prefilter(
                LiteralAutomaton.of(Map.of()), new FactorAutomaton(Map.of(), new DfaMemory(0), () -> {}), all);
    }

    static Prefilter of(List<Pattern> patterns, DfaMemory memory, Runnable check) {
        Map<Integer, Set<String>> strings = new HashMap<>();
        Map<Integer, Node> trees = new HashMap<>();
        BitSet always = new BitSet();
        for (int index = 0; index < patterns.size(); index++) {
            check.run();
            Requirement requirement =
                    patterns.size() > FEW ? Requirement.of(patterns.get(index)) : new Requirement.Nothing();
            if (requirement instanceof Requirement.Literal literal) {
                strings.put(index, literal.strings());
            } else if (requirement instanceof Requirement.Factor factor) {
                trees.put(index, factor.tree());
            } else {
                always.set(index);
            }
        }
        return new Prefilter(LiteralAutomaton.of(strings), new FactorAutomaton(trees, memory, check), always);
    }

    List<DfaCache> caches() {
        return factors.caches();
    }

    /** The patterns that every text makes candidates. */
    BitSet always() {
        return (BitSet) always.clone();
    }

    /** For each piece the patterns that can match it. */
    List<BitSet> candidates(List<byte[]> pieces) {
        long bytes = pieces.stream().mapToLong(piece -> piece.length).sum();
        Budget budget = new Budget(STEPS + bytes);
        List<BitSet> candidates = new ArrayList<>(pieces.size());
        for (byte[] piece : pieces) {
            BitSet found = always();
            literals.scan(piece, found);
            factors.scan(piece, budget, found);
            candidates.add(found);
        }
        return candidates;
    }
}
