package gatehouse.antispam.match;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The literals of a {@link LiteralAutomaton} while it is built, as a tree by their bytes. Confined to one thread. */
final class Trie {
    private final Node root = new Node();
    private final BitSet alphabet = new BitSet();
    private int size = 1;

    Trie(Map<Integer, Set<String>> literals, int longest) {
        literals.forEach((owner, strings) ->
                strings.forEach(string -> add(string.substring(0, Math.min(longest, string.length())), owner)));
    }

    private void add(String literal, int owner) {
        Node node = root;
        for (int i = 0; i < literal.length(); i++) {
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
