package gatehouse.antispam.match;

/** Where a match can start: which bytes can come first, and whether only at the start of the text or of a line. Immutable. */
record Start(ByteSet first, boolean nullable, boolean atTextStart, boolean atLineStart) {
    private static final Start EMPTY = new Start(ByteSet.NONE, true, false, false);

    static Start of(Node node) {
        if (node instanceof Node.One one) {
            return new Start(one.bytes(), false, false, false);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.nodes().stream().map(Start::of).reduce(EMPTY, Start::then);
        }
        if (node instanceof Node.Alternation alternation) {
            return alternation.branches().stream()
                    .map(Start::of)
                    .reduce(Start::or)
                    .orElse(EMPTY);
        }
        if (node instanceof Node.Repeat repeat) {
            Start body = of(repeat.body());
            return repeat.min() > 0 ? body : body.or(EMPTY);
        }
        if (node instanceof Node.Group group) {
            return of(group.body());
        }
        if (node instanceof Node.Atomic atomic) {
            return of(atomic.body());
        }
        return zeroWidth(node);
    }

    private static Start zeroWidth(Node node) {
        if (node instanceof Node.Backreference) {
            return new Start(ByteSet.ALL, true, false, false);
        }
        return new Start(ByteSet.NONE, true, node == Node.Anchor.TEXT_START, node == Node.Anchor.LINE_START);
    }

    private Start then(Start next) {
        return new Start(
                nullable ? first.union(next.first) : first,
                nullable && next.nullable,
                atTextStart || (nullable && first.isEmpty() && next.atTextStart),
                atLineStart || (nullable && first.isEmpty() && next.atLineStart));
    }

    private Start or(Start other) {
        return new Start(
                first.union(other.first),
                nullable || other.nullable,
                atTextStart && other.atTextStart,
                atLineStart && other.atLineStart);
    }
}
