package gatehouse.antispam.match;

import java.util.List;

/** The syntax tree of a pattern over bytes; case and flags are already resolved. Immutable. */
sealed interface Node {
    Node EMPTY = new Sequence(List.of());
    int UNBOUNDED = Integer.MAX_VALUE;

    /** One byte of a set; of the empty set: never. */
    record One(ByteSet bytes) implements Node {}

    record Sequence(List<Node> nodes) implements Node {
        public Sequence {
            nodes = List.copyOf(nodes);
        }
    }

    record Alternation(List<Node> branches) implements Node {
        public Alternation {
            branches = List.copyOf(branches);
        }
    }

    record Repeat(Node body, int min, int max, Greed greed) implements Node {}

    record Group(Node body, int number) implements Node {}

    record Atomic(Node body) implements Node {}

    record Look(Node body, boolean behind, boolean negative) implements Node {}

    record Backreference(int group, boolean ignoreCase) implements Node {}

    /** {@code \K}: the match starts here. */
    record Keep() implements Node {}

    /** How much a repetition takes, and whether it gives back. */
    enum Greed {
        GREEDY,
        LAZY,
        POSSESSIVE
    }

    /** A condition on a position. */
    enum Anchor implements Node {
        TEXT_START,
        LINE_START,
        TEXT_END,
        FINAL_LINE_END,
        LINE_END,
        WORD_BOUNDARY,
        NOT_WORD_BOUNDARY
    }
}
