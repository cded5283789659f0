package gatehouse.content;

import java.util.Locale;

/** A pattern with {@code *} and {@code ?} for names in lower case. Never takes more than length times length steps. */
record NamePattern(String text) {
    NamePattern {
        text = text.toLowerCase(Locale.ROOT);
    }

    boolean matches(String name) {
        int at = 0;
        int next = 0;
        int star = -1;
        int retry = 0;
        while (at < name.length()) {
            if (next < text.length() && text.charAt(next) == '*') {
                star = next++;
                retry = at;
            } else if (next < text.length() && (text.charAt(next) == '?' || text.charAt(next) == name.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return text.substring(next).chars().allMatch(character -> character == '*');
    }
}
