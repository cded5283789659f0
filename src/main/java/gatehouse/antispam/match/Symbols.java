package gatehouse.antispam.match;

/**
 * A set of what an automaton can read at a place of a text: a byte, the line feed that ends the text, which {@code $} tells from
 * others, or the edge of the text, which is before its first byte and after its last. Immutable.
 */
record Symbols(ByteSet bytes, boolean finalNewline, boolean edge) {
    static final int FINAL_NEWLINE = 256;
    static final int EDGE = 257;
    static final int COUNT = 258;
    static final Symbols WORD = of(ByteSet.WORD);

    static Symbols of(ByteSet bytes) {
        return new Symbols(bytes, bytes.contains('\n'), false);
    }

    Symbols orEdge() {
        return new Symbols(bytes, finalNewline, true);
    }

    Symbols complement() {
        return new Symbols(bytes.complement(), !finalNewline, !edge);
    }

    boolean contains(int symbol) {
        return switch (symbol) {
            case FINAL_NEWLINE -> finalNewline;
            case EDGE -> edge;
            default -> bytes.contains(symbol);
        };
    }
}
