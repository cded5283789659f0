package gatehouse.antispam.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Languages of trees that stand for others: what a backreference can repeat, and how large an automaton becomes. Immutable once made;
 * for the thread that compiles.
 */
final class RegularForm {
    private static final Node ANYTHING =
            new Node.Repeat(new Node.One(ByteSet.ALL), 0, Node.UNBOUNDED, Node.Greed.GREEDY);
    private final Map<Integer, Node> groups = new HashMap<>();

    RegularForm(Node root) {
        collect(root);
    }

    private void collect(Node node) {
        if (node instanceof Node.Group group) {
            groups.putIfAbsent(group.number(), group.body());
        }
        children(node).forEach(this::collect);
    }

    static List<Node> children(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.nodes();
        }
        if (node instanceof Node.Alternation alternation) {
            return alternation.branches();
        }
        if (node instanceof Node.Repeat repeat) {
            return List.of(repeat.body());
        }
        if (node instanceof Node.Group group) {
            return List.of(group.body());
        }
        if (node instanceof Node.Atomic atomic) {
            return List.of(atomic.body());
        }
        return node instanceof Node.Look look ? List.of(look.body()) : List.of();
    }

    /** A tree that matches whatever the reference can. */
    Node language(Node.Backreference reference) {
        Node group = groups.get(reference.group());
        return group == null ? ANYTHING : text(group, reference.ignoreCase());
    }

    /** A tree without conditions on the place: the text was matched elsewhere. */
    static Node text(Node node, boolean ignoreCase) {
        if (node instanceof Node.One one) {
            return ignoreCase ? new Node.One(one.bytes().ignoringCase()) : one;
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(sequence.nodes().stream()
                    .map(part -> text(part, ignoreCase))
                    .toList());
        }
        if (node instanceof Node.Alternation alternation) {
            return new Node.Alternation(alternation.branches().stream()
                    .map(part -> text(part, ignoreCase))
                    .toList());
        }
        if (node instanceof Node.Repeat repeat) {
            return new Node.Repeat(text(repeat.body(), ignoreCase), repeat.min(), repeat.max(), repeat.greed());
        }
        if (node instanceof Node.Group || node instanceof Node.Atomic) {
            return text(children(node).get(0), ignoreCase);
        }
        return node instanceof Node.Backreference ? ANYTHING : Node.EMPTY;
    }

    /** About how many states a tree takes when its repetitions are written out. */
    static long size(Node node) {
        long size = node instanceof Node.Sequence || node instanceof Node.Group ? 0 : 1;
        for (Node child : children(node)) {
            size += size(child);
        }
        if (node instanceof Node.Alternation alternation) {
            size += alternation.branches().size();
        }
        long times = node instanceof Node.Repeat repeat ? times(repeat) : 1;
        return Math.max(1, Math.min(size * times, Integer.MAX_VALUE));
    }

    private static int times(Node.Repeat repeat) {
        return repeat.max() == Node.UNBOUNDED ? repeat.min() + 1 : Math.max(1, repeat.max());
    }
}
