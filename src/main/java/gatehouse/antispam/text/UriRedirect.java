package gatehouse.antispam.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a URI sends its reader: to a URI within it. */
final class UriRedirect {
    private static final Pattern WITH_HOST = Pattern.compile("https?://[^/:]++[/:]", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMBEDDED = Pattern.compile("https?:[^&#]++", Pattern.CASE_INSENSITIVE);

    private UriRedirect() {}

    static List<String> targets(String uri, Redirectors redirectors) {
        return Stream.concat(redirectors.targets(uri).stream(), embedded(uri))
                .filter(target -> target.indexOf('.') >= 0)
                .toList();
    }

    private static Stream<String> embedded(String uri) {
        Matcher host = WITH_HOST.matcher(uri);
        if (!host.lookingAt()) {
            return Stream.empty();
        }
        Matcher target = EMBEDDED.matcher(uri);
        return target.find(host.end()) ? Stream.of(target.group()) : Stream.empty();
    }
}
