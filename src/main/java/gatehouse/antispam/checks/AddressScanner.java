package gatehouse.antispam.checks;

import gatehouse.antispam.text.RegistryBoundaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds mail addresses in text: an at sign, a user before it, and behind it a host whose top-level domain exists. In one pass;
 * immutable; safe for threads.
 */
final class AddressScanner {
    private static final int MAX_USER = 64;
    private static final int MAX_HOST = 255;
    private static final int MAX_LABEL = 61;
    private static final int MAX_LABELS = 5;
    private static final String USER_SIGNS = "!#$%&'*+/=?^_`{|}~-";

    private final RegistryBoundaries registries;

    AddressScanner(RegistryBoundaries registries) {
        this.registries = registries;
    }

    /** An address in lower case, and where it stands. */
    record Found(String address, int start, int end) {}

    List<Found> scan(String text) {
        List<Found> found = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = userStart(text, from, at);
            int end = hostEnd(text, at + 1);
            if (start < at && isHost(text.substring(at + 1, end))) {
                found.add(new Found(text.substring(start, end).toLowerCase(Locale.ROOT), start, end));
                from = end;
            }
        }
        return found;
    }

    /** No dot at either end of a user, and no two in a row. */
    private static int userStart(String text, int from, int at) {
        int first = Math.max(from, at - MAX_USER);
        int start = at;
        while (start > first && isUser(text, start - 1)) {
            start--;
        }
        return start < at && text.charAt(start) == '.' ? start + 1 : start;
    }

    private static boolean isUser(String text, int at) {
        char c = text.charAt(at);
        return c == '.' ? isUserSign(text.charAt(at + 1)) : isUserSign(c);
    }

    private static boolean isUserSign(char c) {
        return isAlphanumeric(c) || USER_SIGNS.indexOf(c) >= 0;
    }

    /** Without a dot at the end. */
    private static int hostEnd(String text, int start) {
        int last = Math.min(text.length(), start + MAX_HOST);
        int end = start;
        while (end < last && (isAlphanumeric(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private boolean isHost(String host) {
        String[] labels = host.split("\\.", -1);
        if (labels.length < 2 || labels.length > MAX_LABELS || !registries.isKnown(host)) {
            return false;
        }
        for (String label : labels) {
            if (label.isEmpty() || label.length() > MAX_LABEL || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
