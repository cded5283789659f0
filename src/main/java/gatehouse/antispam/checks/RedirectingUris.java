package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.RegistryBoundaries;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URIs of one domain that have within them one of another, to which their server may redirect. Static functions only. */
final class RedirectingUris {
    private static final Pattern URI = Pattern.compile("https?:/{0,2}+([^/:?]++)", Pattern.CASE_INSENSITIVE);

    private RedirectingUris() {}

    static boolean any(MessageTexts texts, RegistryBoundaries registries) {
        return texts.uris().stream()
                .map(uri -> new String(uri, StandardCharsets.ISO_8859_1))
                .anyMatch(uri -> redirects(uri, registries));
    }

    /** What redirects within its domain may still lead to another from there; a host can run into the URI behind it. */
    private static boolean redirects(String uri, RegistryBoundaries registries) {
        Matcher next = URI.matcher(uri);
        if (!next.lookingAt()) {
            return false;
        }
        int host = next.start(1);
        int hostEnd = next.end(1);
        while (host + 2 < uri.length() && next.find(host + 2)) {
            String from = uri.substring(host, Math.min(hostEnd, next.start() - 1));
            if (!domain(from, registries).equals(domain(next.group(1), registries))) {
                return true;
            }
            host = next.start(1);
            hostEnd = next.end(1);
        }
        return false;
    }

    private static String domain(String host, RegistryBoundaries registries) {
        return registries.domainOf(host.toLowerCase(Locale.ROOT));
    }
}
