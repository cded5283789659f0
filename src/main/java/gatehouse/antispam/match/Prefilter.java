package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names the patterns of a set that can match a text. Immutable and safe for any number of threads. */
final class Prefilter {
    private final LiteralAutomaton literals;
    private final BitSet always = new BitSet();

    Prefilter(List<ScannedPattern> patterns) {
        Map<Integer, Set<String>> required = new HashMap<>();
        for (int index = 0; index < patterns.size(); index++) {
            Optional<Set<String>> strings = patterns.get(index).literals();
            if (strings.isPresent()) {
                required.put(index, strings.get());
            } else {
                always.set(index);
            }
        }
        literals = LiteralAutomaton.of(required);
    }

    /** The patterns that every text makes candidates. */
    BitSet always() {
        return (BitSet) always.clone();
    }

    /** For each piece the patterns that can match it. */
    List<BitSet> candidates(List<byte[]> pieces) {
        List<BitSet> candidates = new ArrayList<>(pieces.size());
        for (byte[] piece : pieces) {
            BitSet found = always();
            literals.scan(piece, found);
            candidates.add(found);
        }
        return candidates;
    }
}
