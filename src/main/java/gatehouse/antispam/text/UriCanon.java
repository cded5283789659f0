package gatehouse.antispam.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what else a URI is: without what hides its host, and where it redirects to. Each of these is canonicalised in turn;
 * at most 100 are. For one URI and one thread.
 */
final class UriCanon {
    private static final int MAX_VARIANTS = 100;
    private static final String WWW = "www.";
    private static final Pattern MAIL = Pattern.compile("mailto:", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("[\\w-]++:");
    private static final Pattern ADDRESS = Pattern.compile("[^:@]*+@");
    private static final Pattern HTTP = Pattern.compile("(https?:)/{0,2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_PATH = Pattern.compile("(https?://[^/?#]++)([?#])", Pattern.CASE_INSENSITIVE);

    private final Set<String> variants = new LinkedHashSet<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private final TextSettings settings;

    private UriCanon(TextSettings settings) {
        this.settings = settings;
    }

    /** The URI and its variants, in the order in which they were found. */
    static Set<String> variants(String uri, TextSettings settings) {
        UriCanon canon = new UriCanon(settings);
        canon.pending.add(uri);
        while (!canon.pending.isEmpty()) {
            canon.canonicalise(canon.pending.remove());
        }
        return canon.variants;
    }

    private void canonicalise(String uri) {
        String unbroken = uri.replace("\r", "").replace("\n", "");
        add(unbroken);
        String line = Octets.trim(unbroken);
        add(line);
        if (MAIL.matcher(line).lookingAt()) {
            MailUri.variants(line).forEach(this::add);
            return;
        }
        if (!isRelative(line)) {
            whole(withPath(withScheme(UriEscapes.decode(withSlashes(line.replace('\\', '/'))))));
        }
    }

    private void whole(String uri) {
        add(uri);
        HttpUri.parse(uri).ifPresent(this::http);
        UriRedirect.targets(uri, settings.redirectors()).forEach(this::follow);
    }

    private void http(HttpUri uri) {
        uri.withoutUsualPort().ifPresent(this::add);
        Optional<String> ascii = Octets.isAscii(uri.host()) ? Optional.empty() : InternationalNames.toAscii(uri.host());
        ascii.ifPresentOrElse(name -> follow(uri.withHost(name)), () -> hosts(uri));
    }

    private void hosts(HttpUri uri) {
        String bare = HostNames.withoutSpace(uri.host());
        String name = HostNames.withoutPunctuation(bare);
        Optional<String> address = NumericHosts.address(name);
        Stream.of(bare, name)
                .filter(host -> !host.equals(uri.host()) || uri.hasOddUser())
                .forEach(host -> add(uri.withHost(host)));
        address.ifPresent(host -> add(uri.withHost(host)));
        if (isBrowsed(uri) && address.isEmpty()) {
            shortName(HostNames.lower(uri.host())).ifPresent(host -> add(uri.withHost("www." + host + ".com")));
        }
    }

    private static boolean isBrowsed(HttpUri uri) {
        return uri.scheme().equals("http://") && uri.user().isEmpty() && !uri.hasOtherPort();
    }

    /** A name that is not whole, to which browsers add what is mostly around it. */
    private Optional<String> shortName(String host) {
        String label = host.startsWith(WWW) ? host.substring(WWW.length()) : host;
        boolean whole = label.isEmpty()
                || label.indexOf('.') >= 0
                || host.equals("localhost")
                || settings.registries().isKnown(host);
        return whole ? Optional.empty() : Optional.of(label);
    }

    private void follow(String uri) {
        if (!variants.contains(uri)) {
            pending.add(uri);
        }
    }

    private void add(String uri) {
        if (variants.size() < MAX_VARIANTS) {
            variants.add(uri);
        } else {
            pending.clear();
        }
    }

    /** Whether it is a path, a query or an address, to which no scheme can be added. */
    private static boolean isRelative(String uri) {
        return uri.length() < 2
                || "?#&".indexOf(uri.charAt(0)) >= 0
                || (uri.charAt(0) == '/' && uri.charAt(1) != '/')
                || ADDRESS.matcher(uri).lookingAt();
    }

    private static String withScheme(String uri) {
        boolean bare = !SCHEME.matcher(uri).lookingAt();
        return bare ? (uri.startsWith("ftp.") ? "ftp://" : "http://") + uri : uri;
    }

    private static String withSlashes(String uri) {
        Matcher http = HTTP.matcher(uri);
        return http.lookingAt() ? http.group(1) + "//" + uri.substring(http.end()) : uri;
    }

    private static String withPath(String uri) {
        Matcher query = NO_PATH.matcher(uri);
        return query.lookingAt() ? query.group(1) + "/" + uri.substring(query.start(2)) : uri;
    }
}
