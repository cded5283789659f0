package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a URI of http or https. Immutable.
 *
 * @param scheme with the two slashes, as written
 * @param user with its {@code @}; empty when there is none
 * @param host up to a colon
 * @param port from the colon on, which may be anything; empty when there is none
 * @param rest from the path on
 */
record HttpUri(String scheme, String user, String host, String port, String rest) {
    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT_NUMBER = Pattern.compile(":(\\d++)(\\b)?");

    static Optional<HttpUri> parse(String uri) {
        Matcher scheme = SCHEME.matcher(uri);
        return scheme.lookingAt() ? Optional.of(of(uri, scheme.end())) : Optional.empty();
    }

    private static HttpUri of(String uri, int start) {
        int end = authorityEnd(uri, start);
        int host = uri.lastIndexOf('@', end - 1) + 1;
        int from = Math.max(start, host);
        int colon = uri.indexOf(':', from);
        int hostEnd = colon < 0 || colon > end ? end : colon;
        return new HttpUri(
                uri.substring(0, start),
                uri.substring(start, from),
                uri.substring(from, hostEnd),
                uri.substring(hostEnd, end),
                uri.substring(end));
    }

    private static int authorityEnd(String uri, int start) {
        int end = start;
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    boolean isSecure() {
        return scheme.length() == "https://".length();
    }

    /** Whether more than one {@code @}, or one without a host, leaves in doubt what the host is. */
    boolean hasOddUser() {
        return !user.isEmpty() && (host.isEmpty() || user.indexOf('@') < user.length() - 1);
    }

    /** With another host, and without the user, whom no host needs. */
    String withHost(String other) {
        return scheme + other + port + rest;
    }

    /** Without the port when it is the usual one. */
    Optional<String> withoutUsualPort() {
        Matcher number = PORT_NUMBER.matcher(port);
        boolean usual = (user.isEmpty() || user.indexOf(':') >= 0)
                && !host.isEmpty()
                && number.lookingAt()
                && number.group(2) != null
                && number.group(1).equals(isSecure() ? "443" : "80");
        return usual ? Optional.of(scheme + host + port.substring(number.end()) + rest) : Optional.empty();
    }

    /** Whether a port other than that of http is given. */
    boolean hasOtherPort() {
        Matcher number = PORT_NUMBER.matcher(port);
        return number.lookingAt() && !number.group(1).equals("80");
    }
}
