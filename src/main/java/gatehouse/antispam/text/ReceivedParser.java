package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Received field of the common servers to a {@link Relay}. */
final class ReceivedParser {
    private static final int MAX = 2_048;
    private static final String IP = "\\[?(?:IPv6:)?([0-9a-fA-F.:]{7,45})\\]?";
    private static final Pattern FROM = Pattern.compile("^from\\s+(\\S{1,255})");
    private static final Pattern BY = Pattern.compile("\\bby\\s+([^\\s;()]{1,255})");
    private static final Pattern ID = Pattern.compile("\\sid\\s+<?([^\\s<>;]{1,255})");
    private static final Pattern ENVELOPE =
            Pattern.compile("\\b(?:envelope-from|envelope-sender|return-path:?)\\s+<?([^\\s<>)]{0,255})");
    private static final Pattern HELO =
            Pattern.compile("\\((?:helo|ehlo)[\\s=]\\s?\\[?([^\\s)\\]]{1,255})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("\\[(?:IPv6:)?([0-9a-fA-F.:]{7,45})\\]|\\(" + IP + "\\)");
    private static final Pattern NAMED =
            Pattern.compile("\\((?:[^@\\s()]{0,64}@)?([\\w-][\\w.-]{0,254})\\.?\\s+(?:\\(\\S{0,80}\\)\\s+)?\\[");
    private static final Pattern IDENT = Pattern.compile("\\(([^@\\s()]{1,64})@[\\w.-]{1,255}\\s+\\[");
    private static final Pattern AUTH = Pattern.compile("\\bwith\\s+(E?SMTPS?A|HTTPS?A)\\b", Pattern.CASE_INSENSITIVE);

    private ReceivedParser() {}

    /** Empty when the field names no sender's address, as one of a local delivery. */
    static Optional<Relay> parse(String field) {
        String value = Octets.cut(field, MAX);
        Matcher from = FROM.matcher(value);
        int by = find(BY, value).start();
        if (!from.find()) {
            return Optional.empty();
        }
        String sender = by < 0 ? value : value.substring(0, by);
        return address(sender).map(ip -> relay(ip, from.group(1), sender, value));
    }

    private static Relay relay(IpAddress ip, String from, String sender, String value) {
        Found helo = find(HELO, sender);
        Found named = find(NAMED, sender);
        String rdns = helo.text().isEmpty() ? named.text() : from;
        String name = helo.text().isEmpty() ? from : helo.text();
        return new Relay(
                ip,
                rdns.equals("unknown") || IpAddress.parse(rdns).isPresent() ? "" : rdns,
                IpAddress.parse(name).isPresent() && !named(sender) ? "" : name.replaceAll("[\\[\\]]", "!"),
                find(BY, value).text(),
                find(IDENT, sender).text(),
                find(ENVELOPE, value).text(),
                find(ID, value).text(),
                Octets.lower(find(AUTH, value).text()));
    }

    private static boolean named(String sender) {
        return sender.indexOf('(') >= 0;
    }

    private static Optional<IpAddress> address(String sender) {
        Matcher found = ADDRESS.matcher(sender);
        Optional<IpAddress> last = Optional.empty();
        while (found.find()) {
            Optional<IpAddress> ip = IpAddress.parse(found.group(1) == null ? found.group(2) : found.group(1));
            last = ip.isPresent() ? ip : last;
        }
        return last;
    }

    private static Found find(Pattern pattern, String value) {
        Matcher found = pattern.matcher(value);
        return found.find() ? new Found(found.group(1), found.start()) : new Found("", -1);
    }

    private record Found(String text, int start) {}
}
