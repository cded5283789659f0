package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.UriDetail;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The free mail addresses in a body that its author gives as his own: not those in URIs, in angle brackets or of people who
 * are quoted. A body with many addresses, free or not, is a list of something else, and counts as having none. Immutable;
 * safe for threads.
 */
final class FreeMailBody {
    private static final String MAILTO = "mailto:";
    private static final Pattern URI =
            Pattern.compile("https?://\\S{0,255}?(?:@|%40)\\S{0,255}+", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile(">|\\s{1,10}(?!fax|facsi|tel|phone|e?-?mail)[a-z]{2,11}:", Pattern.CASE_INSENSITIVE);

    private final FreeMailDomains domains;
    private final AddressScanner scanner;
    private final int maxAddresses;
    private final int maxFree;

    FreeMailBody(FreeMailDomains domains, AddressScanner scanner, int maxAddresses, int maxFree) {
        this.domains = domains;
        this.scanner = scanner;
        this.maxAddresses = maxAddresses;
        this.maxFree = maxFree;
    }

    Set<String> addresses(MessageTexts texts) {
        Set<String> all = new LinkedHashSet<>();
        texts.uriDetails().forEach(uri -> addLinked(uri, all));
        List<byte[]> body = texts.body();
        for (int line = 0; line < body.size() && all.size() < maxAddresses; line++) {
            addLine(new String(body.get(line), StandardCharsets.ISO_8859_1), all);
        }
        Set<String> free = new LinkedHashSet<>(all);
        free.removeIf(address -> !domains.contain(address));
        return all.size() >= maxAddresses || free.size() >= maxFree ? Set.of() : free;
    }

    /** Addresses to which HTML links. */
    private void addLinked(UriDetail uri, Set<String> all) {
        if (uri.raw().regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                && uri.types().contains("a")) {
            scanner.scan(uri.raw()).stream().limit(1).forEach(found -> all.add(found.address()));
        }
    }

    private void addLine(String line, Set<String> all) {
        if (line.indexOf('@') >= 0) {
            String text = URI.matcher(line).replaceAll(" ");
            scanner.scan(text).stream().filter(found -> isOwn(text, found)).forEach(found -> all.add(found.address()));
        }
    }

    private static boolean isOwn(String text, AddressScanner.Found found) {
        boolean isUri = text.regionMatches(true, found.start() - MAILTO.length(), MAILTO, 0, MAILTO.length());
        return isUri || !QUOTED.matcher(text).region(found.end(), text.length()).lookingAt();
    }
}
