package gatehouse.antispam.text;

/**
 * The text of a page as it grows, piece by piece: texts, in which white space is run together, and gaps that elements make. A
 * gap takes the space before it and the space behind it away, but not those that cannot be seen. For one thread.
 */
final class RenderedText {
    private final StringBuilder all = new StringBuilder();
    private final Spans hidden = new Spans();
    private final boolean wide;
    private int lastStart;
    private boolean lastIsGap;
    private boolean lastIsHidden;

    /** Text of characters, or of octets of which those above 127 are no white space. */
    RenderedText(boolean wide) {
        this.wide = wide;
    }

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
        int at = trim ? spaceEnd(text, 0) : 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            all.append(text, at, end);
            at = spaceEnd(text, end);
            if (at > end) {
                all.append(' ');
            }
        }
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !Octets.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int spaceEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Octets.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
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
    private boolean isOfWord(char c) {
        if (c < 0x7f) {
            return Character.isLetterOrDigit(c) || (c < ' ' && !Octets.isSpace(c));
        }
        return !wide || !WhiteSpace.isSpace(c);
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
