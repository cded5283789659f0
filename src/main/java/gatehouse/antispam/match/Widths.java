package gatehouse.antispam.match;

/** How many bytes a tree can match at most. Stateless. */
final class Widths {
    private Widths() {}

    /** The most bytes, or {@link Node#UNBOUNDED}. */
    static int most(Node node) {
        return (int) Math.min(widest(node), Node.UNBOUNDED);
    }

    private static long widest(Node node) {
        if (node instanceof Node.Sequence sequence) {
            long sum = 0;
            for (Node part : sequence.nodes()) {
                sum += widest(part);
            }
            return capped(sum);
        }
        if (node instanceof Node.Alternation alternation) {
            long widest = 0;
            for (Node branch : alternation.branches()) {
                widest = Math.max(widest, widest(branch));
            }
            return widest;
        }
        if (node instanceof Node.Repeat repeat) {
            return capped(widest(repeat.body()) * repeat.max());
        }
        if (node instanceof Node.Group group) {
            return widest(group.body());
        }
        if (node instanceof Node.Atomic atomic) {
            return widest(atomic.body());
        }
        if (node instanceof Node.One) {
            return 1;
        }
        return node instanceof Node.Backreference ? Node.UNBOUNDED : 0;
    }

    private static long capped(long width) {
        return Math.min(width, Node.UNBOUNDED);
    }
}
