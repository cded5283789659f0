package gatehouse.antispam.match;

/** A pattern that cannot be compiled: what is wrong with it or not supported, and at which offset. */
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    PatternException(String problem, int position) {
        super(problem + " at offset " + position);
        this.position = position;
    }

    /** The offset in the pattern's text, counted in characters from 0. */
    public int position() {
        return position;
    }
}
