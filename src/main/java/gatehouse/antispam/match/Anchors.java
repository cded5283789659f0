package gatehouse.antispam.match;

import gatehouse.antispam.match.Node.Anchor;

/** Whether a condition on a position holds. Stateless. */
final class Anchors {
    private Anchors() {}

    static boolean holds(Anchor anchor, byte[] text, int at) {
        int length = text.length;
        return switch (anchor) {
            case TEXT_START -> at == 0;
            // As in Perl, no line starts at the end of a text.
            case LINE_START -> at == 0 || (at < length && text[at - 1] == '\n');
            case TEXT_END -> at == length;
            case FINAL_LINE_END -> at == length || (at == length - 1 && text[at] == '\n');
            case LINE_END -> at == length || text[at] == '\n';
            case WORD_BOUNDARY -> isWord(text, at - 1) != isWord(text, at);
            case NOT_WORD_BOUNDARY -> isWord(text, at - 1) == isWord(text, at);
        };
    }

    private static boolean isWord(byte[] text, int at) {
        return at >= 0 && at < text.length && ByteSet.WORD.contains(text[at] & 0xFF);
    }
}
