package gatehouse.antispam.text;

import java.util.List;
import java.util.stream.Stream;

/** The address in a {@code mailto:} URI, apart from what else stands there. */
final class MailUri {
    private static final int SCHEME = "mailto:".length();
    private static final String SPACE = "%20";

    private MailUri() {}

    static List<String> variants(String uri) {
        int open = uri.lastIndexOf('<');
        int close = uri.indexOf('>', open + 1);
        String address =
                open > 0 && close > 0 ? uri.substring(0, Math.min(SCHEME, open)) + uri.substring(open + 1, close) : uri;
        return Stream.of(address, withoutQuery(address))
                .filter(found -> found.indexOf('@') > 0)
                .toList();
    }

    private static String withoutQuery(String uri) {
        String trimmed =
                uri.startsWith(SPACE, SCHEME) ? uri.substring(0, SCHEME) + uri.substring(SCHEME + SPACE.length()) : uri;
        int at = trimmed.indexOf('@');
        for (int i = at + 2; at >= 0 && i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '?' || c == '&' || trimmed.startsWith(SPACE, i)) {
                return trimmed.substring(0, i);
            }
        }
        return trimmed;
    }
}
