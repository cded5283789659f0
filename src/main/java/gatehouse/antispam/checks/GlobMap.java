package gatehouse.antispam.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Values by globs, looked up with a text that the globs may match. Thousands of globs cost a few hashed lookups: a glob
 * without wildcards is a key; another is filed under the longer of its fixed beginning and its fixed end, and only those
 * filed under a beginning or end of the text are tried. Immutable once filled; safe for threads.
 */
final class GlobMap<V> {
    private final boolean starsPassDots;
    private final Map<String, List<V>> exact = new HashMap<>();
    private final Map<String, List<Entry<V>>> byStart = new HashMap<>();
    private final Map<String, List<Entry<V>>> byEnd = new HashMap<>();
    private final NavigableSet<Integer> startLengths = new TreeSet<>();
    private final NavigableSet<Integer> endLengths = new TreeSet<>();

    private record Entry<V>(String glob, V value) {}

    /** A map whose wildcards match dots, or do not. */
    GlobMap(boolean starsPassDots) {
        this.starsPassDots = starsPassDots;
    }

    void put(String glob, V value) {
        int first = wildcard(glob);
        if (first < 0) {
            exact.computeIfAbsent(glob, key -> new ArrayList<>()).add(value);
            return;
        }
        String end = glob.substring(Math.max(glob.lastIndexOf('*'), glob.lastIndexOf('?')) + 1);
        boolean isByStart = first > end.length();
        String key = isByStart ? glob.substring(0, first) : end;
        (isByStart ? byStart : byEnd)
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Entry<>(glob, value));
        (isByStart ? startLengths : endLengths).add(key.length());
    }

    boolean matches(String text) {
        return matching(text).findAny().isPresent();
    }

    /** The values of all globs that match. */
    Stream<V> matching(String text) {
        int length = text.length();
        Stream<V> globs = Stream.concat(
                        startLengths.headSet(length, true).stream()
                                .flatMap(start -> filed(byStart, text.substring(0, start))),
                        endLengths.headSet(length, true).stream()
                                .flatMap(end -> filed(byEnd, text.substring(length - end))))
                .filter(entry -> matches(entry.glob(), text))
                .map(Entry::value);
        return Stream.concat(exact.getOrDefault(text, List.of()).stream(), globs);
    }

    private static <V> Stream<Entry<V>> filed(Map<String, List<Entry<V>>> entries, String key) {
        return entries.getOrDefault(key, List.of()).stream();
    }

    private static int wildcard(String glob) {
        int star = glob.indexOf('*');
        int mark = glob.indexOf('?');
        return star < 0 || mark < 0 ? Math.max(star, mark) : Math.min(star, mark);
    }

    /** In time proportional to both lengths at worst: only the last star seen is ever tried again. */
    private boolean matches(String glob, String text) {
        int inGlob = 0;
        int star = -1;
        int retry = 0;
        int at = 0;
        while (at < text.length()) {
            if (inGlob < glob.length() && glob.charAt(inGlob) == '*') {
                star = inGlob++;
                retry = at;
            } else if (inGlob < glob.length() && isMatch(glob.charAt(inGlob), text.charAt(at))) {
                inGlob++;
                at++;
            } else if (star >= 0 && isWild(text.charAt(retry))) {
                inGlob = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return glob.substring(inGlob).chars().allMatch(left -> left == '*');
    }

    private boolean isMatch(char glob, char text) {
        return glob == '?' ? isWild(text) : glob == text;
    }

    private boolean isWild(char text) {
        return starsPassDots || text != '.';
    }
}
