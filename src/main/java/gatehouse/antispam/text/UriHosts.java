package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts that URIs name. */
final class UriHosts {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final String HOST = "(?:[^/?#]*@)?([^/?#@:]++)";
    private static final Pattern ABSOLUTE = Pattern.compile(
            "(?!file:|cid:|javascript:|mailto:)[a-z]++:/{0,2}+" + HOST + "(?::\\d*+)?+(?:[/?#].*+)?+", FLAGS);
    private static final Pattern MAIL = Pattern.compile("(?:mailto:[^@?]*+|[^@:/?#]*+)@([^?&@]++)(?:[?&].*+)?+", FLAGS);
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}+(?<!-))?+");

    private UriHosts() {}

    /** The host of a URI in lower case, if it is an address or has a known top-level domain. */
    static Optional<String> of(String uri, RegistryBoundaries registries) {
        return name(uri).flatMap(name -> ofName(name, registries));
    }

    /** A host in lower case, if it is an address or has a known top-level domain. */
    static Optional<String> ofName(String name, RegistryBoundaries registries) {
        return InternationalNames.toAscii(name)
                .filter(host -> NumericHosts.isAddress(host) || (isName(host) && registries.isKnown(host)));
    }

    private static Optional<String> name(String uri) {
        return group(MAIL, uri).or(() -> group(ABSOLUTE, uri));
    }

    private static Optional<String> group(Pattern pattern, String uri) {
        Matcher matcher = pattern.matcher(uri);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Labels of letters, digits, hyphens within and underscores, which a domain does not have. */
    private static boolean isName(String host) {
        String[] labels = host.split("\\.", -1);
        for (int i = 0; i < labels.length; i++) {
            boolean ofDomain = i >= labels.length - 2;
            if (!LABEL.matcher(labels[i]).matches() || (ofDomain && labels[i].indexOf('_') >= 0)) {
                return false;
            }
        }
        return true;
    }
}
