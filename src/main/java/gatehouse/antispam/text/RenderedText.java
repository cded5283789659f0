package gatehouse.antispam.text;

/**
 * The text of a page as it grows, piece by piece: texts, in which white space is run together, and gaps that elements make. A
 * gap takes the space before it and the space behind it away, but not those that cannot be seen. For one thread.
 */
final class RenderedText {
    private final StringBuilder all = new StringBuilder();
    private final Spans hidden = new Spans();
    private int lastStart;
    private boolean lastIsGap;
    private boolean lastIsHidden;

    void gap(String white) {
        int end = all.length() - 1;
        if (!lastIsGap && !lastIsHidden && end >= lastStart && all.charAt(end) == ' ') {
            all.setLength(end);
        }
        begin(true, false);
        all.append(white);
    }

    void text(String text, boolean visible) {
        boolean afterGap = lastIsGap;
        begin(false, !visible);
        collapse(text, afterGap && visible);
        if (!visible) {
            hidden.add(lastStart, all.length());
        }
    }

    private void begin(boolean gap, boolean invisible) {
        lastStart = all.length();
        lastIsGap = gap;
        lastIsHidden = invisible;
    }

    /** White space becomes one space; none at the start where it is to be trimmed. */
    private void collapse(String text, boolean trim) {
        boolean space = trim;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = Octets.isSpace(c);
            if (!white) {
                all.append(c);
            } else if (!space) {
                all.append(' ');
            }
            space = white;
        }
    }

    /** Whether the text so far ends in a word that this text goes on with. */
    boolean isJoinedBy(String text) {
        return !lastIsGap
                && all.length() > lastStart
                && !text.isEmpty()
                && isOfWord(text.charAt(0))
                && isOfWord(all.charAt(all.length() - 1));
    }

    /** All but white space and the punctuation of ASCII. */
    private static boolean isOfWord(char c) {
        return c < 0x7f ? !Octets.isSpace(c) && (c < '!' || Character.isLetterOrDigit(c)) : !WhiteSpace.isSpace(c);
    }

    String all() {
        return all.toString();
    }

    /** Whether all of it can be seen. */
    boolean isVisible() {
        return hidden.isEmpty();
    }

    String visible() {
        return hidden.without(all);
    }

    String invisible() {
        return hidden.of(all);
    }
}
