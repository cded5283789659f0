package gatehouse.antispam.checks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions that compare the sender that readers see with the one that servers see. Static functions only. */
final class SenderChecks {
    private static final Field ENVELOPE_FROM = Field.named("EnvelopeFrom:addr");
    private static final Field FROM = Field.named("From:addr");
    private static final Field TO = Field.named("To:addr");

    private SenderChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "check_for_matching_env_and_hdr_from",
                arguments -> Check.when(SenderChecks::isSameAddress),
                "check_equal_from_domains",
                arguments -> Check.when(SenderChecks::isOtherDomain),
                "check_ratware_envelope_from",
                arguments -> Check.when(SenderChecks::isRecipientEncoded));
    }

    private static boolean isSameAddress(CheckedMessage message) {
        return first(lower(FROM, message)).equals(lower(ENVELOPE_FROM, message));
    }

    /** Despite the function's name: whether the domains, of two labels, differ. */
    private static boolean isOtherDomain(CheckedMessage message) {
        Optional<String> header = domain(first(lower(FROM, message)));
        Optional<String> envelope = domain(lower(ENVELOPE_FROM, message));
        return header.isPresent() && envelope.isPresent() && !header.equals(envelope);
    }

    /** An envelope sender that is made of the recipient's domain and user, as some programs write it. */
    private static boolean isRecipientEncoded(CheckedMessage message) {
        String to = first(lower(TO, message));
        int at = to.lastIndexOf('@');
        String envelope = lower(ENVELOPE_FROM, message);
        int user = at < 1 ? -1 : envelope.lastIndexOf(to.substring(0, at) + "@");
        return user > 0 && envelope.substring(0, user - 1).endsWith(to.substring(at + 1));
    }

    private static Optional<String> domain(String address) {
        int at = address.lastIndexOf('@');
        String host = address.substring(at + 1);
        int dot = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
        return at < 0 ? Optional.empty() : Optional.of(host.substring(dot + 1));
    }

    private static String lower(Field field, CheckedMessage message) {
        return field.trimmed(message).toLowerCase(Locale.ROOT);
    }

    private static String first(String lines) {
        return lines.lines().findFirst().orElse("");
    }
}
