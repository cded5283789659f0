package gatehouse.antispam.text;

/**
 * A colour on another, see {@link HtmlColour}. Immutable.
 *
 * @param contrast between them, worked out once
 */
record HtmlColours(int foreground, int background, Contrast contrast) {
    static final HtmlColours DEFAULT = new HtmlColours(HtmlColour.BLACK, HtmlColour.WHITE, Contrast.GOOD);
    private static final double NEAR = 12;

    /** How well text can be seen. */
    enum Contrast {
        GOOD,
        LOW,
        /** One of the two is no colour, so nothing is seen. */
        INVALID
    }

    HtmlColours withForeground(int colour) {
        return colour == foreground ? this : of(colour, background);
    }

    HtmlColours withBackground(int colour) {
        return colour == background ? this : of(foreground, colour);
    }

    private static HtmlColours of(int foreground, int background) {
        return new HtmlColours(foreground, background, contrast(foreground, background));
    }

    private static Contrast contrast(int foreground, int background) {
        if (foreground == background) {
            return Contrast.LOW;
        }
        if (foreground >= 0 && background >= 0) {
            return HtmlColour.distance(foreground, background) < NEAR ? Contrast.LOW : Contrast.GOOD;
        }
        boolean invalid = foreground == HtmlColour.INVALID || background == HtmlColour.INVALID;
        return invalid ? Contrast.INVALID : Contrast.GOOD;
    }
}
