package gatehouse.antispam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Patterns of mail addresses as the settings have them: {@code ann@example.org}, {@code *@example.org}, {@code example.org}
 * for all of a domain, {@code *.example.org} for the domains below it; {@code *} stands for any characters, {@code ?} for
 * one. They are compared with the envelope sender or recipient; those that begin with {@code from:} with the address of
 * the header From instead. Immutable.
 */
final class AddressPatterns {
    private static final String FROM = "from:";

    private final List<String> patterns;

    AddressPatterns(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The first pattern that fits an address of the envelope. */
    Optional<String> ofEnvelope(String address) {
        String bare = bare(address);
        return patterns.stream()
                .filter(pattern -> !pattern.startsWith(FROM) && fits(pattern, bare))
                .findFirst();
    }

    /** The first pattern that fits the address of a header. */
    Optional<String> ofHeader(String value) {
        int open = value.lastIndexOf('<');
        String bare = bare(open < 0 ? value : value.substring(open));
        return patterns.stream()
                .filter(pattern -> pattern.startsWith(FROM) && fits(pattern.substring(FROM.length()), bare))
                .findFirst();
    }

    private static String bare(String address) {
        String text = address.strip().toLowerCase(Locale.ROOT);
        int close = text.indexOf('>');
        return text.startsWith("<") ? text.substring(1, close < 0 ? text.length() : close) : text;
    }

    private static boolean fits(String pattern, String address) {
        if (address.isEmpty()) {
            return false;
        }
        return pattern.contains("@")
                ? matches(pattern, address)
                : matches(pattern, address.substring(address.lastIndexOf('@') + 1));
    }

    /** Greedy from the left, and back to the last star only: no more steps than pattern times text. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int from = 0;
        int position = 0;
        while (position < text.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
            if (wanted == '*') {
                star = at++;
                from = position;
            } else if (wanted == '?' || wanted == text.charAt(position)) {
                at++;
                position++;
            } else if (star >= 0) {
                at = star + 1;
                position = ++from;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
