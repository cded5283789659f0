package gatehouse.antispam.rules;

import java.util.Locale;

/**
 * One line without its comment: the directive, in lower case with underscores, and the rest. Immutable.
 *
 * @param value bytes in Latin-1
 */
record Statement(String key, String value, RuleSource source) {
    static Statement of(String line, RuleSource source) {
        int end = endOfWord(line);
        String key = line.substring(0, end).toLowerCase(Locale.ROOT).replace('-', '_');
        return new Statement(key, line.substring(end).trim(), source);
    }

    /** The first word of the value: mostly a rule's name. */
    String firstWord() {
        return value.substring(0, endOfWord(value));
    }

    String afterFirstWord() {
        return value.substring(endOfWord(value)).trim();
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }
}
