package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of hosts in a text. */
final class HostNames {
    private static final Pattern AFTER_AT =
            Pattern.compile("@((?:[a-zA-Z0-9_-]{1,63}\\.){1,20}[a-zA-Z-]{2,24})(?![\\w.-])");
    private static final Pattern ANY =
            Pattern.compile("(?<![\\w.-])((?:[a-zA-Z0-9_-]{1,63}\\.){1,20}[a-zA-Z-]{2,24})(?![\\w-])");

    private HostNames() {}

    /** The first after an {@code @}, else the first anywhere. */
    static Optional<String> first(String text) {
        return find(AFTER_AT, text).or(() -> find(ANY, text));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Without white space and controls. */
    static String withoutSpace(String host) {
        StringBuilder bare = new StringBuilder(host.length());
        host.chars().filter(c -> c > ' ').forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    /** Without what cannot end a name. */
    static String withoutPunctuation(String host) {
        int end = host.length();
        while (end > 0 && !isLetterOrDigit(host.charAt(end - 1))) {
            end--;
        }
        return host.substring(0, end);
    }

    /** In lower case as far as it is ASCII: other octets are parts of characters. */
    static String lower(String host) {
        StringBuilder lower = new StringBuilder(host.length());
        host.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 0x20 : c)));
        return lower.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
