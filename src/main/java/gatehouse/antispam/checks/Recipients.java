package gatehouse.antispam.checks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses that a message may be to, in lower case. Static functions only. */
final class Recipients {
    private static final List<Field> RESENT = fields("Resent-To", "Resent-Cc");
    private static final List<Field> RECIPIENTS = fields(
            "To",
            "Cc",
            "Apparently-To",
            "Delivered-To",
            "Envelope-Recipients",
            "Apparently-Resent-To",
            "X-Envelope-To",
            "Envelope-To",
            "X-Delivered-To",
            "X-Original-To",
            "X-Rcpt-To",
            "X-Real-To");
    private static final Field RECEIVED = Field.named("Received");
    private static final Pattern FOR =
            Pattern.compile("\\bfor <?([^\\s<>;@]{1,64}@[^\\s<>;.]{1,63}\\.[^\\s<>;]{1,190})");

    private static final int MAX_RECEIVED = 3;

    private Recipients() {}

    /** Of whom it was sent to again, if it was; else of all fields that name a recipient, and of the last servers. */
    static Set<String> all(CheckedMessage message) {
        if (RESENT.stream().anyMatch(field -> field.isIn(message))) {
            return Senders.addresses(RESENT, message);
        }
        Set<String> addresses = Senders.addresses(RECIPIENTS, message);
        addReceived(message, addresses);
        return addresses;
    }

    /** Whom the last servers received it for; what the others say is the sender's. */
    private static void addReceived(CheckedMessage message, Set<String> addresses) {
        RECEIVED.lines(message).stream()
                .limit(MAX_RECEIVED)
                .map(FOR::matcher)
                .filter(Matcher::find)
                .forEach(recipient -> addresses.add(recipient.group(1).toLowerCase(Locale.ROOT)));
    }

    private static List<Field> fields(String... names) {
        return Stream.of(names).map(name -> Field.named(name + ":addr")).toList();
    }
}
