package gatehouse.antispam.text;

/**
 * What a part shows, each text at most 50,000 characters. Immutable.
 *
 * @param all of it
 * @param visible without what cannot be seen
 * @param invisible only what cannot be seen
 * @param wide whether it is characters, so that it must be encoded before rules see it; else octets
 */
record PageText(String all, String visible, String invisible, boolean wide) {
    static final PageText EMPTY = new PageText("", "", "", false);

    /** Text of which all can be seen. */
    static PageText of(String text, boolean wide) {
        String bounded = BodyText.bounded(text);
        return new PageText(bounded, bounded, "", wide);
    }

    /** One character above 255 makes the whole text characters; without, what entities name are octets. */
    static PageText of(RenderedText text, boolean decoded) {
        String all = text.all();
        boolean wide = decoded || hasWide(all);
        if (text.isVisible()) {
            return of(all, wide);
        }
        return new PageText(
                BodyText.bounded(all), BodyText.bounded(text.visible()), BodyText.bounded(text.invisible()), wide);
    }

    private static boolean hasWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return true;
            }
        }
        return false;
    }

    PageText asUtf8() {
        String octets = Octets.utf8(all);
        boolean same = visible.length() == all.length();
        return new PageText(octets, same ? octets : Octets.utf8(visible), Octets.utf8(invisible), true);
    }
}
