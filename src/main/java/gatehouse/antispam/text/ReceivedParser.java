package gatehouse.antispam.text;

import gatehouse.antispam.text.ReceivedFormat.Sender;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a Received field to a {@link Relay}. */
final class ReceivedParser {
    private static final Pattern FETCHED = Pattern.compile("from \\S++ \\[[^\\s\\]]++\\] by \\S++ with (?:POP3|IMAP)");

    /** A queue's own line, a delivery within a host, or a server that does not say from which address. */
    private static final Pattern NO_HOP = Pattern.compile(String.join(
            "|",
            List.of(
                    "(?![Ff][Rr][Oo][Mm]\\s|\\(from )",
                    "\\(from [^\\s()]++\\)",
                    "[Ff]rom [^\\s@]++(?:@\\S++)? by [^\\s;]++;[^;]",
                    "from [^\\s@]++@\\S++ by ",
                    "from ++(?!by )\\S++ by ++\\S++ ++(?:with |via |for |\\()",
                    "from [^()]++\\((?:[^\\s()@]++@)?localhost[^\\s()]*+\\) by ",
                    "from \\S++ \\([^()]*+\\) by \\S++ \\((?:LSMTP|Content Technologies) ",
                    "from \\S++ \\([^()]*\\[local\\]\\) by \\S++ \\(OpenSMTPD\\) ",
                    "from ++\\((?:\\[\\])?\\) by ",
                    "from Unknown/Local \\(",
                    "from mail pickup service by \\S++ with Microsoft SMTPSVC;")));

    private static final Pattern HELO = Pattern.compile("[(\"](?:HELO|EHLO) ([^()\"\\s]++)[)\"]");
    private static final Pattern FIRST_WORD = Pattern.compile("\\Afrom ++(\\S++)");
    private static final Pattern ADDRESS = Pattern.compile("\\[([^\\s\\[\\]]{2,45}+)\\]");
    private static final Pattern UNSAFE = Pattern.compile("[\\s\\[\\]()<>|#]");

    private ReceivedParser() {}

    /** What a field tells: a hop, or nothing. */
    sealed interface Reading {}

    record Hop(Relay relay) implements Reading {}

    enum Nothing implements Reading {
        /** No hop of the message. */
        IRRELEVANT,
        /** The message was fetched from a mailbox. */
        FETCHED,
        UNREADABLE
    }

    /** Reads a decoded value. */
    static Reading read(String field) {
        if (FETCHED.matcher(field).lookingAt()) {
            return Nothing.FETCHED;
        }
        Optional<Sender> known = ReceivedFormats.read(field);
        if (known.isEmpty() && NO_HOP.matcher(field).lookingAt()) {
            return Nothing.IRRELEVANT;
        }
        Optional<Sender> sender = known.or(() -> anyAddress(field));
        return sender.isEmpty() || ReceivedClauses.by(field).isEmpty()
                ? Nothing.UNREADABLE
                : new Hop(relay(sender.get(), field));
    }

    /** In an unknown format, the first address in brackets is the sender's, and the first word is what it called itself. */
    private static Optional<Sender> anyAddress(String field) {
        String helo = ReceivedClauses.find(HELO, field);
        String name = helo.isEmpty() ? ReceivedClauses.find(FIRST_WORD, field) : helo;
        return ADDRESS.matcher(field)
                .results()
                .map(ReceivedParser::address)
                .flatMap(Optional::stream)
                .findFirst()
                .map(ip -> new Sender(ip, "", name, "", "", false));
    }

    private static Optional<IpAddress> address(MatchResult found) {
        return IpAddress.parse(found.group(1));
    }

    private static Relay relay(Sender sender, String field) {
        String by = sender.by().isEmpty() ? ReceivedClauses.by(field) : sender.by();
        String ident = sender.ident().isEmpty() ? ReceivedClauses.ident(field) : sender.ident();
        String rdns = known(safe(sender.rdns()));
        return new Relay(
                sender.ip(),
                rdns,
                safe(sender.helo()),
                safe(by),
                safe(ident),
                safe(ReceivedClauses.envelopeFrom(field)),
                ReceivedClauses.id(field),
                ReceivedClauses.auth(field),
                sender.asked() && rdns.isEmpty(),
                false,
                false,
                false);
    }

    private static String known(String rdns) {
        String name = rdns.endsWith(".") ? rdns.substring(0, rdns.length() - 1) : rdns;
        return name.equalsIgnoreCase("unknown") ? "" : name;
    }

    /** So that no value ends its own place in what rules see. */
    private static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("!");
    }
}
