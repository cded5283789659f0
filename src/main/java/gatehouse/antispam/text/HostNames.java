package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of hosts in a text: those that can be, by their top-level domain. Reads each octet a few times at most. */
final class HostNames {
    private static final int MAX = 255;

    private static final Pattern LABELS = Pattern.compile("(?:(?!-)[^.]++(?<!-)\\.)++(?!-)[^.]++(?<!-)");

    private HostNames() {}

    /** The last after an {@code @}, else the first that begins a word. */
    static Optional<String> find(String text, RegistryBoundaries registries) {
        return afterAt(text, registries).or(() -> first(text, registries));
    }

    private static Optional<String> afterAt(String text, RegistryBoundaries registries) {
        for (int at = text.lastIndexOf('@'); at >= 0; at = text.lastIndexOf('@', at - 1)) {
            String name = name(text, at + 1);
            if (isHost(name, registries)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> first(String text, RegistryBoundaries registries) {
        int at = 0;
        while (at < text.length()) {
            String name = name(text, at);
            boolean begins = at == 0 || Octets.isSpace(text.charAt(at - 1));
            if (begins && isHost(name, registries)) {
                return Optional.of(name);
            }
            at += name.length() + 1;
        }
        return Optional.empty();
    }

    private static String name(String text, int start) {
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isHost(String name, RegistryBoundaries registries) {
        return name.length() <= MAX && hasGoodLabels(name) && registries.isKnown(name);
    }

    /** Labels neither empty nor with a hyphen at an end, and none but those of subdomains with an underscore. */
    private static boolean hasGoodLabels(String name) {
        int domain = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
        return name.indexOf('_', domain + 1) < 0 && LABELS.matcher(name).matches();
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._".indexOf(c) >= 0
                || c > 0x7f;
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
