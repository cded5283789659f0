package gatehouse.antispam.checks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The words of a text and how often each occurs: what is between white space and has a letter or digit. Filled by one
 * thread.
 */
final class Words {
    private final Map<String, Integer> counts = new HashMap<>();

    /** Adds the words of a text in UTF-8 octets. */
    void add(String octets) {
        String text = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isSpace(text.charAt(i))) {
                addWord(text.substring(start, i));
                start = i + 1;
            }
        }
    }

    /** Something that is no text but counts as a word. */
    void addMark(String mark) {
        counts.merge(mark, 1, Integer::sum);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    int size() {
        return counts.size();
    }

    /** How many of these words occur more often here than there. */
    long missingIn(Words other) {
        return counts.entrySet().stream()
                .filter(word -> word.getValue() > other.counts.getOrDefault(word.getKey(), 0))
                .count();
    }

    private void addWord(String word) {
        if (word.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            counts.merge(word, 1, Integer::sum);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x85 && (c == 0x85 || Character.isSpaceChar(c)));
    }
}
