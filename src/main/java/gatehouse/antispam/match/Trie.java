package gatehouse.antispam.match;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The literals of a {@link LiteralAutomaton} while it is built, as a tree by their bytes. Confined to one thread. */
final class Trie {
    private final Node root = new Node();
    private final BitSet alphabet = new BitSet();
    private final int longest;
    private final int most;
    private int size = 1;

    /** Of the beginnings of literals; it is left incomplete where it grows above {@code most} nodes. */
    Trie(Map<Integer, Set<String>> literals, int longest, int most) {
        this.longest = longest;
        this.most = most;
        literals.forEach((owner, strings) -> strings.forEach(string -> add(string, owner)));
    }

    private void add(String literal, int owner) {
        Node node = root;
        for (int i = 0; i < Math.min(longest, literal.length()) && size <= most; i++) {
            int value = literal.charAt(i);
            alphabet.set(value);
            node = node.children.computeIfAbsent(value, key -> newNode());
        }
        node.owners.set(owner);
    }

    private Node newNode() {
        size++;
        return new Node();
    }

    Node root() {
        return root;
    }

    /** The bytes that occur in the literals. */
    BitSet alphabet() {
        return alphabet;
    }

    int size() {
        return size;
    }

    /** A literal's beginning. */
    static final class Node {
        final Map<Integer, Node> children = new TreeMap<>();
        final BitSet owners = new BitSet();
        /** The number of the longest other beginning that this one ends with. */
        int fallback;
    }
}
