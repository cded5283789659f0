package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Aho-Corasick: one pass over a text finds which of many literals occur in it, ignoring case. States are numbered breadth-first, so
 * that the shallow ones, where almost all time is spent, lie together in memory; transitions are one table of 16-bit numbers over
 * classes of bytes that no literal tells apart. Long literals are cut, which keeps the table small and only adds false alarms.
 * Immutable and safe for any number of threads.
 */
public final class LiteralAutomaton {
    private static final int LONGEST = 6;
    private static final int MAX_STATES = 1 << 16;

    private final byte[] classes = new byte[256];
    private final int classCount;
    private final char[] next;
    /** Per state, the owners of the literals that end there; empty for most. */
    private final BitSet[] owners;

    private LiteralAutomaton(Trie trie) {
        classCount = assignClasses(trie.alphabet());
        next = new char[trie.size() * classCount];
        owners = new BitSet[trie.size()];
        List<Trie.Node> queue = new ArrayList<>(List.of(trie.root()));
        for (int number = 0; number < queue.size(); number++) {
            Trie.Node node = queue.get(number);
            owners[number] = node.owners;
            fill(number, node, queue);
        }
    }

    private int assignClasses(BitSet alphabet) {
        int count = 1;
        for (int folded = alphabet.nextSetBit(0); folded >= 0; folded = alphabet.nextSetBit(folded + 1)) {
            classes[folded] = (byte) count;
            classes[CaseFold.other(folded)] = (byte) count;
            count++;
        }
        return count;
    }

    /** The transitions of a state: those of the state that it falls back to, which is shallower and done, and its own. */
    private void fill(int number, Trie.Node node, List<Trie.Node> queue) {
        int row = number * classCount;
        int fallback = node.fallback * classCount;
        System.arraycopy(next, fallback, next, row, classCount);
        node.children.forEach((value, child) -> {
            int cell = row + (classes[value] & 0xFF);
            child.fallback = next[cell];
            child.owners.or(queue.get(child.fallback).owners);
            next[cell] = (char) queue.size();
            queue.add(child);
        });
    }

    /** The owners and their literals, which {@link LiteralExtractor} has folded; cut shorter if there are very many. */
    public static LiteralAutomaton of(Map<Integer, Set<String>> literals) {
        int longest = LONGEST;
        Trie trie = new Trie(literals, longest, MAX_STATES);
        while (trie.size() > MAX_STATES) {
            trie = new Trie(literals, --longest, MAX_STATES);
        }
        return new LiteralAutomaton(trie);
    }

    public int states() {
        return owners.length;
    }

    /** Adds to {@code found} the owners of all literals that occur in the text. */
    public void scan(byte[] text, BitSet found) {
        if (owners.length == 1) {
            return;
        }
        BitSet seen = new BitSet(owners.length);
        int state = 0;
        for (byte value : text) {
            state = next[state * classCount + (classes[value & 0xFF] & 0xFF)];
            if (!owners[state].isEmpty() && !seen.get(state)) {
                seen.set(state);
                found.or(owners[state]);
            }
        }
    }
}
