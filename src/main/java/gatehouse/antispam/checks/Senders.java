package gatehouse.antispam.checks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses that a message may be from, in lower case. Static functions only. */
final class Senders {
    private static final Field RESENT_FROM = Field.named("Resent-From:addr");
    private static final Field REPLY_TO = Field.named("Reply-To:addr");
    private static final List<Field> SENDERS = Stream.of(
                    "From:addr",
                    "Envelope-Sender:addr",
                    "Resent-Sender:addr",
                    "X-Envelope-From:addr",
                    "EnvelopeFrom:addr")
            .map(Field::named)
            .toList();

    private Senders() {}

    /** Of whom sent it again, if it was; else of all fields that name a sender, the envelope's too. */
    static Set<String> all(CheckedMessage message) {
        return addresses(RESENT_FROM.isIn(message) ? List.of(RESENT_FROM) : SENDERS, message);
    }

    static Set<String> replyTo(CheckedMessage message) {
        return addresses(List.of(REPLY_TO), message);
    }

    static Set<String> addresses(List<Field> fields, CheckedMessage message) {
        Set<String> addresses = new LinkedHashSet<>();
        for (Field field : fields) {
            for (String address : field.lines(message)) {
                addresses.add(address.strip().toLowerCase(Locale.ROOT));
            }
        }
        addresses.remove("");
        return addresses;
    }
}
