package gatehouse.antispam.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the URIs of a message: in its texts, as a mail client would make links of them, and in the attributes of HTML; then
 * adds what each is when canonicalised. At most 8,192 octets a URI and 5,000 URIs. For one thread.
 */
final class UriExtractor {
    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_URIS = 5_000;
    private static final Pattern WORD = Pattern.compile("[^\\s<>\"'`{}|^\\[\\]()\\\\]+");
    private static final Pattern SCHEME =
            Pattern.compile("(?:https?|ftp|mailto|file|gopher|nntp|news):", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("(?:www|ftp)\\.[a-z0-9]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile(
            "([\\w.!#$%&*+/=?~-]{1,64}@(?:[a-z0-9-]{1,63}\\.){1,10}([a-z-]{2,24}))(?![\\w@])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9_-]{1,63}\\.){1,10}([a-z-]{2,24})(?=$|[/:?.,;!])", Pattern.CASE_INSENSITIVE);

    private final TextSettings settings;
    private final Set<String> uris = new LinkedHashSet<>();

    private UriExtractor(TextSettings settings) {
        this.settings = settings;
    }

    static List<String> extract(List<Rendering> renderings, TextSettings settings) {
        UriExtractor extractor = new UriExtractor(settings);
        for (Rendering rendering : renderings) {
            rendering.uris().forEach(link -> extractor.link(Octets.utf8(link.uri())));
            extractor.text(rendering.text());
        }
        return List.copyOf(extractor.uris);
    }

    private void link(String uri) {
        if (!uri.startsWith("#") && !uri.regionMatches(true, 0, "cid:", 0, 4)) {
            add(uri);
        }
    }

    private void text(String text) {
        Matcher words = WORD.matcher(text);
        while (words.find() && uris.size() < MAX_URIS) {
            String word = words.group();
            if (word.indexOf('.') > 0 || word.indexOf(':') > 0) {
                word(Octets.cut(word, MAX_LENGTH));
            }
        }
    }

    private void word(String word) {
        Matcher scheme = SCHEME.matcher(word);
        if (scheme.find()) {
            addWritten(word.substring(scheme.start()), "");
        } else if (word.indexOf('@') > 0) {
            mail(word);
        } else if (BARE.matcher(word).lookingAt()) {
            addWritten(word, word.regionMatches(true, 0, "ftp", 0, 3) ? "ftp://" : "http://");
        } else {
            Matcher host = HOST.matcher(word);
            if (host.lookingAt() && isTopLevel(host.group(1))) {
                addWritten(word, "http://");
            }
        }
    }

    private void mail(String word) {
        Matcher address = MAIL.matcher(word);
        if (address.find() && isTopLevel(address.group(2))) {
            add("mailto:" + address.group(1));
        }
    }

    private boolean isTopLevel(String domain) {
        return settings.registries().isKnown("x." + domain);
    }

    /** As a reader takes it: what ends a sentence is not part of it. */
    private void addWritten(String word, String scheme) {
        int end = word.length();
        while (end > 0 && ".,;:!?'*~_-".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String uri = word.substring(0, end);
        int colon = uri.indexOf(':');
        if (!scheme.isEmpty() || (colon > 0 && uri.length() > colon + 3)) {
            add(scheme + uri);
        }
    }

    private void add(String uri) {
        if (uris.size() < MAX_URIS && !uri.isEmpty()) {
            uris.addAll(UriCanon.variants(Octets.cut(uri, MAX_LENGTH), settings.redirectors()));
        }
    }
}
