package gatehouse.antispam.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what mail programs make links of in a text, and what readers would: URIs with a scheme, names that begin with
 * {@code www.} or {@code ftp.}, addresses, and names of hosts with a known top-level domain. What is found has its punctuation
 * and its scheme put right, and is not yet known to have a host. Looks at each octet a bounded number of times. For one text
 * and one thread.
 */
final class UriScanner {
    private static final OctetSet SPACE = OctetSet.of("\t\n\u000b\f\r ");
    private static final OctetSet OPENING = SPACE.with("><\"'`,{[(|\u001b");
    private static final OctetSet CLOSING = SPACE.with("><\"`}]{[|\u001b\u00a0");
    private static final OctetSet CLOSING_MAIL = CLOSING.with("'(,").withNonAscii();
    private static final OctetSet BEFORE_HOST = OPENING.with("!#$&)*+/:;=?@\\]^}~");
    private static final OctetSet PUNCTUATION = OctetSet.of(".:!\"#&'()*+,-;=?@[]^_`{|}~");
    private static final Pattern SCHEME = Pattern.compile("(?:https?|ftp)://|mailto:", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("(?:www\\d{0,2}|ftp)\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_LABEL = Pattern.compile("^(?:(?:e-?)?mail)?:++", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_SCHEME = Pattern.compile("(?:https?|ftp|mailto):", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final RegistryBoundaries registries;
    private final Sink sink;
    private final Matcher scheme;
    private final Matcher bare;
    private int nextAt = -1;
    private int nextMailEnd = -1;

    private UriScanner(String text, RegistryBoundaries registries, Sink sink) {
        this.text = text;
        this.registries = registries;
        this.sink = sink;
        scheme = SCHEME.matcher(text);
        bare = BARE.matcher(text);
    }

    /** Takes what is found. */
    interface Sink {
        void found(String uri, Form form);
    }

    /** How a text has a URI. */
    enum Form {
        WITH_SCHEME,
        SCHEMELESS,
        UNLINKED
    }

    static void scan(String text, RegistryBoundaries registries, Sink sink) {
        new UriScanner(text, registries, sink).run();
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            int end = canStart(at) ? findAt(at) : at;
            at = Math.max(end, at + 1);
        }
    }

    /** Finds what starts at a place and returns where it ends; the place itself when that is nothing. */
    private int findAt(int at) {
        int end = linkEnd(at);
        if (end > at) {
            link(trimmed(text.substring(at, end)));
            return end;
        }
        end = mailEnd(at);
        if (end > at) {
            mail(trimmed(text.substring(at, end)));
            return end;
        }
        end = hostEnd(at);
        if (end > at) {
            String host = text.substring(at, end);
            sink.found("http://" + trimmed(host), host.indexOf('@') < 0 ? Form.UNLINKED : Form.SCHEMELESS);
        }
        return end;
    }

    private boolean canStart(int at) {
        boolean afterWord = at > 0 && isWord(text.charAt(at - 1));
        return afterWord != isWord(text.charAt(at)) || (at > 0 && OPENING.contains(text.charAt(at - 1)));
    }

    private int linkEnd(int at) {
        if (startsWith(scheme, at)) {
            boolean isMail = text.regionMatches(true, at, "m", 0, 1);
            return until(isMail ? CLOSING_MAIL : CLOSING, at);
        }
        return startsWith(bare, at) ? until(CLOSING, at) : at;
    }

    private boolean startsWith(Matcher matcher, int at) {
        return matcher.region(at, text.length()).lookingAt();
    }

    private int until(OctetSet stops, int from) {
        int end = from;
        while (end < text.length() && !stops.contains(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int mailEnd(int at) {
        if (nextMailEnd < at) {
            nextMailEnd = until(CLOSING_MAIL, at);
        }
        if (nextAt < at) {
            int found = text.indexOf('@', at);
            nextAt = found < 0 ? text.length() : found;
        }
        boolean isMail = nextAt > at && nextAt < nextMailEnd - 1 && text.charAt(nextAt - 1) != '/';
        return isMail ? nextMailEnd : at;
    }

    private int hostEnd(int at) {
        if (!isLetterOrDigit(text.charAt(at)) || (at > 0 && !BEFORE_HOST.contains(text.charAt(at - 1)))) {
            return at;
        }
        int end = at;
        while (end < text.length() && isHost(text.charAt(end))) {
            end++;
        }
        int host = end > at && text.charAt(end - 1) == '.' ? end - 1 : end;
        return registries.isKnown(text.substring(at, host)) ? behindHost(at, host) : at;
    }

    private int behindHost(int at, int host) {
        int port = host;
        if (port + 1 < text.length() && text.charAt(port) == ':' && isDigit(text.charAt(port + 1))) {
            port++;
            while (port < text.length() && isDigit(text.charAt(port))) {
                port++;
            }
        }
        if (port < text.length() && text.charAt(port) == '/') {
            int end = until(CLOSING, port);
            return end > port + 1 ? end : at;
        }
        int dot = port == host && text.startsWith(".", port) ? port + 1 : port;
        return dot == text.length() || CLOSING.contains(text.charAt(dot)) ? port : at;
    }

    /** What is left of a link is none when punctuation was all that followed its beginning. */
    private void link(String link) {
        if (WITH_SCHEME.matcher(link).lookingAt()) {
            boolean isMail = link.regionMatches(true, 0, "m", 0, 1);
            sink.found(isMail ? UriEscapes.decode(link) : link, Form.WITH_SCHEME);
        } else if (BARE.matcher(link).lookingAt()) {
            boolean isFtp = link.regionMatches(true, 0, "f", 0, 1);
            sink.found((isFtp ? "ftp://" : "http://") + link, Form.SCHEMELESS);
        }
    }

    private void mail(String address) {
        int slash = address.indexOf('/');
        if (slash >= 0 && slash < address.lastIndexOf('@')) {
            sink.found("http://" + address, Form.SCHEMELESS);
        } else if (!address.regionMatches(true, 0, "cid:", 0, 4) && address.indexOf('@') >= 0) {
            String bare = MAIL_LABEL.matcher(address).replaceFirst("");
            sink.found("mailto:" + UriEscapes.decode(bare), Form.SCHEMELESS);
        }
    }

    /** Without a bracket that opened before it, and without what ends a sentence. */
    private static String trimmed(String written) {
        int close = written.indexOf(')');
        int open = written.indexOf('(');
        int end = close >= 0 && (open < 0 || close < open) ? close : written.length();
        while (end > 0 && PUNCTUATION.contains(written.charAt(end - 1))) {
            end--;
        }
        return written.substring(0, end);
    }

    private static boolean isHost(char c) {
        return isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    }

    private static boolean isWord(char c) {
        return isLetterOrDigit(c) || c == '_';
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
