package gatehouse.definitions.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs that others gave: HTTP or HTTPS, with a host, without a password, and not without end. Stateless. */
final class WebAddress {
    static final Pattern FORM = Pattern.compile("(?i:https?)://[\\x21-\\x7e]{1,2000}");

    private static final int LAST_PORT = 65_535;

    private WebAddress() {}

    /** Empty when it is no usable URL. */
    static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            return FORM.matcher(text).matches() && isUsable(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= LAST_PORT;
    }

    /** The address as that of a folder, whose files it resolves; empty when it is no usable URL. */
    static Optional<URI> folder(String text) {
        return parse(text.endsWith("/") ? text : text + "/");
    }

    /** Where a redirect leads; never from HTTPS to HTTP. */
    static URI redirected(URI from, String location) throws ChannelException {
        URI to = resolve(from, location)
                .orElseThrow(() -> new ChannelException("redirects to what is no usable URL: " + location));
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new ChannelException("redirects from HTTPS to HTTP, to " + to);
        }
        return to;
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            return parse(from.resolve(new URI(location)).toString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
