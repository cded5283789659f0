package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one family of servers writes who sent: a template of the sender's part of a Received field, and what must come behind
 * it. In a template <code>{helo}</code>, <code>{rdns}</code>, <code>{name}</code> (both of these), <code>{ident}</code> and
 * <code>{ip}</code> are read, <code>...</code> is anything up to a closing bracket, <code>~</code> is
 * white space or nothing, all else stands for itself. Each
 * quantifier is possessive or ends with the word it is in, so that reading is linear. Immutable; safe for threads.
 */
final class ReceivedFormat {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w++)\\}|\\.\\.\\.|[^{.]++|.");
    private final Pattern sender;
    private final Pattern rest;
    private final String places;
    private final boolean asking;

    private ReceivedFormat(Pattern sender, Pattern rest, String places, boolean asking) {
        this.sender = sender;
        this.rest = rest;
        this.places = places;
        this.asking = asking;
    }

    /**
     * What a field says of the sender.
     *
     * @param by the receiver, or nothing where it stands at its usual place
     * @param asked whether the server asked the DNS for the sender's name, so that an absent one tells something
     */
    record Sender(IpAddress ip, String rdns, String helo, String ident, String by, boolean asked) {}

    /** A format that is recognised by its sender's part alone. */
    static ReceivedFormat of(String template) {
        return of(template, "");
    }

    /** A format that is recognised by a pattern that is found behind the sender's part, too. */
    static ReceivedFormat of(String template, String rest) {
        return new ReceivedFormat(Pattern.compile(pattern(template)), Pattern.compile(rest), template, false);
    }

    /** A format of servers that ask the DNS for the sender's name. */
    static ReceivedFormat asking(String template, String rest) {
        return new ReceivedFormat(Pattern.compile(pattern(template)), Pattern.compile(rest), template, true);
    }

    Optional<Sender> read(String field) {
        Matcher found = sender.matcher(field);
        if (!found.lookingAt()
                || !rest.matcher(field).region(found.end(), field.length()).find()) {
            return Optional.empty();
        }
        String name = group(found, "name");
        String rdns = name + group(found, "rdns");
        String helo = name + group(found, "helo");
        return IpAddress.parse(found.group("ip"))
                .map(ip -> new Sender(ip, rdns, helo, group(found, "ident"), group(found, "by"), asking));
    }

    private String group(Matcher found, String name) {
        return places.contains("{" + name + "}") ? found.group(name) : "";
    }

    private static String pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            pattern.append(place.group(1) == null ? literal(place.group()) : field(place.group(1), template));
        }
        return pattern.toString();
    }

    private static String literal(String text) {
        if (text.equals("...")) {
            return "[^()]*?";
        }
        return text.replaceAll("[\\[\\]().]", "\\\\$0").replace(" ", " ++").replace("~", " *+");
    }

    private static String field(String name, String template) {
        return switch (name) {
            case "ip" -> "(?:[iI][pP][vV]6:)?+(?<ip>[0-9a-fA-F.:]{2,45}+)";
            case "any" -> "[^\\s\\[\\]]++";
            case "by" -> "(?<by>[^\\s;,]++)";
            case "hello" -> "(?:HELO|EHLO|LHLO)";
            case "ident" -> "(?<ident>[^\\s()]*)";
            case "helo" -> "(?<helo>[^\\s()\"]++)";
            case "rdns" -> "(?<rdns>[^\\s()\\[\\]" + (template.contains("{ident}") ? "@" : "") + "]++)";
            default -> "(?<" + name + ">[^\\s()\\[\\]]++)";
        };
    }
}
