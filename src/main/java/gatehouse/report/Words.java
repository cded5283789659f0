package gatehouse.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Names that come again and again, of rules and generations mostly, each with a number. A word never goes: with new rules
 * come few new names. They stand in the same map as the verdicts, under keys below zero, so that what of it is on the disk
 * always has the words of its verdicts. Safe for use by several threads.
 */
final class Words {
    /** Is no word's number. */
    static final int NONE = 0;

    private static final int MOST = 100_000;
    private static final int LONGEST = 60;

    private final MVMap<Long, byte[]> map;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, String> words = new HashMap<>();

    Words(MVMap<Long, byte[]> map) {
        this.map = map;
        Cursor<Long, byte[]> cursor = map.cursor((long) -MOST, -1L, false);
        cursor.forEachRemaining(key -> know(-key, new String(cursor.getValue(), StandardCharsets.UTF_8)));
    }

    /** A word's number; the word gets one if it has none, unless there are too many, or it is too long. */
    synchronized int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() >= MOST || word.length() > LONGEST) {
            return NONE;
        }
        int next = words.size() + 1;
        map.put((long) -next, word.getBytes(StandardCharsets.UTF_8));
        know(next, word);
        return next;
    }

    synchronized String word(long number) throws IOException {
        String word = words.get(number);
        if (word == null) {
            throw new IOException("there is no word " + number);
        }
        return word;
    }

    synchronized int size() {
        return words.size();
    }

    private void know(long number, String word) {
        numbers.put(word, (int) number);
        words.put(number, word);
    }
}
