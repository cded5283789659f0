package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Functions about senders with an address from a free mail service, and those who want answers at another one. Immutable; safe
 * for threads.
 */
final class FreeMailChecks {
    private static final Field FROM = Field.named("From:addr");
    private static final Field REPLY_TO = Field.named("Reply-To:addr");
    private static final Field ENVELOPE_FROM = Field.named("EnvelopeFrom");

    /** Programs that send to many: their senders' and repliers' addresses differ for good reasons. */
    private static final Pattern BULK = Pattern.compile(
            "[^@]*+=.*+|(?:owner|return|bounced?)-.*+|(?:[^@]*-)?(?:owner|request|admin|bounces?)@.*+"
                    + "|(?:[^@]*[.-])?(?:noreply|donotreply)@.*+|postmaster@.*+",
            Pattern.DOTALL);

    private final FreeMailDomains domains;
    private final FreeMailBody body;
    private final boolean skipsBulk;

    FreeMailChecks(RuleSetModel model, RegistryBoundaries registries) {
        domains = new FreeMailDomains(model);
        body = new FreeMailBody(
                domains,
                new AddressScanner(registries),
                DirectiveWords.number(model, "freemail_max_body_emails", 5),
                DirectiveWords.number(model, "freemail_max_body_freemails", 3));
        skipsBulk =
                !DirectiveWords.last(model, "freemail_skip_bulk_envfrom", "1").equals("0");
    }

    Map<String, CheckMaker> functions() {
        return Map.of(
                "check_freemail_from", this::from,
                "check_freemail_header", this::header,
                "check_freemail_body", this::body,
                "check_freemail_replyto", this::reply);
    }

    private Check from(List<String> arguments) {
        Predicate<String> test = test(arguments, 0);
        return Check.when(message -> Senders.all(message).stream().anyMatch(test));
    }

    private Check header(List<String> arguments) {
        String name = Arguments.text(arguments, 0);
        Field field = Field.named(name.contains(":addr") ? name : name + ":addr");
        Predicate<String> test = test(arguments, 1);
        return Check.when(message -> addresses(field, message).anyMatch(test));
    }

    private Check body(List<String> arguments) {
        Predicate<String> test = test(arguments, 0);
        return Check.when(message -> bodyAddresses(message).stream().anyMatch(test));
    }

    /** A free mail address that also matches the pattern, if there is one. */
    private Predicate<String> test(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            return domains::contain;
        }
        TextPattern pattern = TextPattern.parse("(?i)" + arguments.get(index));
        return address -> domains.contain(address) && pattern.matchesAny(List.of(address));
    }

    private Check reply(List<String> arguments) {
        boolean isReply = arguments.contains("reply");
        return Check.when(message ->
                !isBulk(message) && (isReply ? differs(message, address(FROM, message)) : differsFromReplyTo(message)));
    }

    private boolean differsFromReplyTo(CheckedMessage message) {
        String from = address(FROM, message);
        String replyTo = address(REPLY_TO, message);
        return domains.contain(replyTo)
                && ((domains.contain(from) && !from.equals(replyTo)) || isAnotherInBody(message, replyTo));
    }

    private boolean differs(CheckedMessage message, String from) {
        String replyTo = address(REPLY_TO, message);
        if (!domains.contain(from)) {
            return false;
        }
        return replyTo.isEmpty()
                ? isAnotherInBody(message, from)
                : domains.contain(replyTo) && (!replyTo.equals(from) || isAnotherInBody(message, replyTo));
    }

    private boolean isAnotherInBody(CheckedMessage message, String address) {
        return bodyAddresses(message).stream().anyMatch(other -> !other.equals(address));
    }

    private boolean isBulk(CheckedMessage message) {
        return skipsBulk && BULK.matcher(address(ENVELOPE_FROM, message)).matches();
    }

    private Set<String> bodyAddresses(CheckedMessage message) {
        return message.facts(BodyAddresses.class, texts -> new BodyAddresses(body.addresses(texts)))
                .all();
    }

    /** What a message's body has; kept with the message. */
    private record BodyAddresses(Set<String> all) {}

    private static String address(Field field, CheckedMessage message) {
        return field.trimmed(message).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> addresses(Field field, CheckedMessage message) {
        return field.lines(message).stream().map(address -> address.strip().toLowerCase(Locale.ROOT));
    }
}
