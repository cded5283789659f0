package gatehouse.antispam.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What else a URI is: without line breaks, with its escapes decoded, and where it redirects. */
final class UriCanon {
    private static final int MAX_VARIANTS = 20;
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n]+");
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern HTTP = Pattern.compile("^(https?)\\s{0,9}:[/\\\\]{1,9}", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMBEDDED = Pattern.compile("(?<=[^a-z])https?://", Pattern.CASE_INSENSITIVE);

    private UriCanon() {}

    /** The URI and its variants, in the order in which they were found. */
    static Set<String> variants(String uri, Redirectors redirectors) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(uri);
        add(uri, redirectors, variants);
        return variants;
    }

    private static void add(String uri, Redirectors redirectors, Set<String> variants) {
        String clean = clean(uri);
        variants.add(clean);
        String decoded = decode(clean);
        variants.add(decoded);
        for (String target : targets(decoded, redirectors)) {
            if (variants.size() < MAX_VARIANTS && variants.add(target)) {
                add(target, redirectors, variants);
            }
        }
    }

    private static String clean(String uri) {
        String oneLine =
                WHITE.matcher(Octets.trim(BREAKS.matcher(uri).replaceAll(""))).replaceAll("%20");
        Matcher http = HTTP.matcher(oneLine);
        return http.find() ? http.group(1).toLowerCase(Locale.ROOT) + "://" + oneLine.substring(http.end()) : oneLine;
    }

    private static Set<String> targets(String uri, Redirectors redirectors) {
        Set<String> targets = new LinkedHashSet<>(redirectors.targets(uri));
        Matcher embedded = EMBEDDED.matcher(uri);
        if (HTTP.matcher(uri).find() && embedded.find()) {
            targets.add(uri.substring(embedded.start()));
        }
        return targets;
    }

    /** Escapes of printable characters, which hide what they stand for. */
    private static String decode(String uri) {
        if (uri.indexOf('%') < 0) {
            return uri;
        }
        StringBuilder out = new StringBuilder(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            int octet = uri.charAt(i) == '%' && i + 2 < uri.length() ? hex(uri, i + 1) : -1;
            if (octet > 0x20 && octet < 0x7f) {
                out.append((char) octet);
                i += 2;
            } else {
                out.append(uri.charAt(i));
            }
        }
        return out.toString();
    }

    private static int hex(String uri, int at) {
        int high = Character.digit(uri.charAt(at), 16);
        int low = Character.digit(uri.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
