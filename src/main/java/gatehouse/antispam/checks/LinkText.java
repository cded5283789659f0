package gatehouse.antispam.checks;

import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.UriDetail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the texts of links say of where the links lead. Static functions only. */
final class LinkText {
    private static final String ADDRESS = "/*+(?:[^@/?#]*+@)?+\\d++\\.\\d++\\.\\d++\\.\\d++";
    private static final Pattern TO_ADDRESS = Pattern.compile("https?:" + ADDRESS, Pattern.CASE_INSENSITIVE);
    private static final Pattern SECURE = Pattern.compile("https:", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_SCHEME = Pattern.compile(ADDRESS);
    private static final Pattern SECURE_HOST = Pattern.compile("https://([^/:?#\\s]++)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("https?://([^/:?#]++)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile("(?<![\\w%-])[a-z0-9][a-z0-9-]*+(?<!-)\\.[^.]++$");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|[01]?\\d{1,2})";
    private static final Pattern IP = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern DOTS = Pattern.compile("\\.++$");

    private LinkText() {}

    /** Whether a link to a bare address looks like one to a secure server with a name. */
    static boolean isHttpsForAddress(CheckedMessage message) {
        return message.texts().uriDetails().stream()
                .filter(uri -> TO_ADDRESS.matcher(uri.raw()).lookingAt())
                .flatMap(uri -> uri.anchors().stream())
                .anyMatch(LinkText::isHttpsForName);
    }

    private static boolean isHttpsForName(String text) {
        Matcher secure = SECURE.matcher(text);
        return secure.find()
                && !BEHIND_SCHEME
                        .matcher(text)
                        .region(secure.end(), text.length())
                        .lookingAt();
    }

    /** Whether a link to one domain looks like one to another, in a message of at least min and less than max links. */
    static boolean isHttpsForOther(CheckedMessage message, RegistryBoundaries registries, int min, int max) {
        Map<UriDetail, String> links = new LinkedHashMap<>();
        for (UriDetail uri : message.texts().uriDetails()) {
            if (!uri.anchors().isEmpty()) {
                target(uri, registries).ifPresent(domain -> links.put(uri, domain));
            }
        }
        return links.size() >= min
                && links.size() < max
                && links.entrySet().stream()
                        .anyMatch(link -> promisesOther(link.getKey().anchors(), link.getValue(), registries));
    }

    private static Optional<String> target(UriDetail uri, RegistryBoundaries registries) {
        return host(HOST, uri.raw())
                .filter(host -> DOMAIN.matcher(host).find() && registries.isKnown(host))
                .map(registries::domainOf);
    }

    private static boolean promisesOther(List<String> texts, String domain, RegistryBoundaries registries) {
        return texts.stream()
                .flatMap(text -> host(SECURE_HOST, text).stream())
                .filter(host -> registries.isKnown(host) || IP.matcher(host).matches())
                .anyMatch(host -> !registries.domainOf(host).equals(domain));
    }

    private static Optional<String> host(Pattern pattern, String text) {
        Matcher host = pattern.matcher(text);
        return host.find()
                ? Optional.of(
                        DOTS.matcher(host.group(1).toLowerCase(Locale.ROOT)).replaceFirst(""))
                : Optional.empty();
    }
}
