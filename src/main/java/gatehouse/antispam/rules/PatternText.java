package gatehouse.antispam.rules;

/**
 * The text of a Perl regular expression as a rule gives it, without its delimiters; it may still be wrong. Immutable.
 *
 * @param regex bytes in Latin-1. A delimiter escaped in the pattern keeps its backslash, as in SpamAssassin: before
 *     punctuation that means the same, and in {@code m|a\|b|} dropping it would not
 * @param modifiers letters out of {@code msixpnodual}, possibly none
 */
public record PatternText(String regex, String modifiers) {
    private static final String MODIFIERS = "msixpnodual";
    private static final String OPENING = "{([<";
    private static final String CLOSING = "})]>";

    /** Reads {@code /…/mods} or {@code m,…,mods} with any punctuation; brackets pair. */
    static PatternText parse(String text) throws RuleSyntaxException {
        int open = text.startsWith("m") ? 1 : 0;
        if (text.length() < open + 2 || !isDelimiter(text.charAt(open), open == 1)) {
            throw new RuleSyntaxException("not a pattern: " + Excerpt.of(text));
        }
        char closing = closing(text.charAt(open));
        int close = text.lastIndexOf(closing);
        if (close <= open) {
            throw new RuleSyntaxException("pattern without end: " + Excerpt.of(text));
        }
        String regex = text.substring(open + 1, close);
        requireEscaped(regex, text.charAt(open), closing);
        return new PatternText(regex, modifiers(text.substring(close + 1)));
    }

    PatternText withRegex(String changed) {
        return new PatternText(changed, modifiers);
    }

    private static boolean isDelimiter(char delimiter, boolean quoted) {
        return quoted
                ? delimiter > ' ' && delimiter < 0x7F && !Character.isLetterOrDigit(delimiter) && delimiter != '\\'
                : delimiter == '/';
    }

    private static char closing(char opening) {
        int bracket = OPENING.indexOf(opening);
        return bracket < 0 ? opening : CLOSING.charAt(bracket);
    }

    private static String modifiers(String text) throws RuleSyntaxException {
        if (!text.chars().allMatch(letter -> MODIFIERS.indexOf(letter) >= 0)) {
            throw new RuleSyntaxException("unknown modifiers: " + Excerpt.of(text));
        }
        return text;
    }

    /** Within brackets more brackets are fine: {@code m{a{2}}} needs no escape. */
    private static void requireEscaped(String regex, char opening, char closing) throws RuleSyntaxException {
        boolean escaped = false;
        for (int at = 0; at < regex.length(); at++) {
            char next = regex.charAt(at);
            if (next == closing && opening == closing && !escaped) {
                throw new RuleSyntaxException("delimiter without backslash: " + Excerpt.of(regex));
            }
            escaped = next == '\\' && !escaped;
        }
    }
}
