package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.Relay;
import gatehouse.antispam.text.Relays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Functions about lists of senders and recipients who are welcome or not, by their present names and the older ones. Lists that
 * need a sender's authentication belong to other functions. Immutable; safe for threads.
 */
final class WelcomeListChecks {
    private static final Field ENVELOPE_FROM = Field.named("EnvelopeFrom:addr");

    private final AddressLists lists;
    private final RelayedSenders relayed;
    private final RelayedSenders standard;
    private final RegistryBoundaries registries;

    WelcomeListChecks(RuleSetModel model, RegistryBoundaries registries) {
        lists = new AddressLists(model);
        relayed = new RelayedSenders(model, "welcomelist_from_rcvd");
        standard = new RelayedSenders(model, "def_welcomelist_from_rcvd");
        this.registries = registries;
    }

    Map<String, CheckMaker> functions() {
        Map<String, CheckMaker> functions = new HashMap<>();
        addPresent(functions);
        Map.copyOf(functions).forEach((name, maker) -> functions.put(older(name), maker));
        return functions;
    }

    private static String older(String name) {
        return name.replace("welcomelist", "whitelist").replace("blocklist", "blacklist");
    }

    private void addPresent(Map<String, CheckMaker> functions) {
        functions.put("check_from_in_welcomelist", check(message -> ofOwn(message) == Standing.WELCOME));
        functions.put("check_from_in_default_welcomelist", check(message -> ofStandard(message) == Standing.WELCOME));
        functions.put("check_forged_in_welcomelist", check(message -> isForged(ofOwn(message), ofStandard(message))));
        functions.put(
                "check_forged_in_default_welcomelist", check(message -> isForged(ofStandard(message), ofOwn(message))));
        functions.put("check_from_in_blocklist", check(message -> isFromIn(message, "blocklist_from")));
        functions.put("check_to_in_welcomelist", check(message -> isToIn(message, "welcomelist_to")));
        functions.put("check_to_in_more_spam", check(message -> isToIn(message, "more_spam_to")));
        functions.put("check_to_in_all_spam", check(message -> isToIn(message, "all_spam_to")));
        functions.put("check_to_in_blocklist", check(message -> isToIn(message, "blocklist_to")));
        functions.put("check_from_in_list", named(Senders::all));
        functions.put("check_replyto_in_list", named(Senders::replyTo));
        functions.put("check_to_in_list", named(Recipients::all));
        functions.put("check_mailfrom_matches_rcvd", check(this::isRelayOfSender));
    }

    private static CheckMaker check(Predicate<CheckedMessage> test) {
        return arguments -> Check.when(test);
    }

    private CheckMaker named(Function<CheckedMessage, Set<String>> addresses) {
        return arguments -> {
            String list = Arguments.text(arguments, 0);
            return Check.when(message -> lists.contain(list, addresses.apply(message)));
        };
    }

    private boolean isFromIn(CheckedMessage message, String list) {
        return lists.contain(list, Senders.all(message));
    }

    private boolean isToIn(CheckedMessage message, String list) {
        return lists.contain(list, Recipients.all(message));
    }

    /** Two lists: what the other one knows of the message is no forgery. */
    private static boolean isForged(Standing list, Standing other) {
        return list == Standing.FORGED && other == Standing.NOT_LISTED;
    }

    private Standing ofOwn(CheckedMessage message) {
        return isFromIn(message, "welcomelist_from") ? Standing.WELCOME : standing(message, relayed);
    }

    private Standing ofStandard(CheckedMessage message) {
        return standing(message, standard);
    }

    /** Senders who are known to use other relays too do not count as forged. */
    private Standing standing(CheckedMessage message, RelayedSenders senders) {
        Set<String> all = Senders.all(message);
        Standing standing = senders.standing(all, message.texts().relays());
        return standing == Standing.FORGED && lists.contain("welcomelist_allows_relays", all)
                ? Standing.NOT_LISTED
                : standing;
    }

    /** Whether the relay that handed the message in is in the domain of the envelope sender. */
    private boolean isRelayOfSender(CheckedMessage message) {
        String sender = ENVELOPE_FROM.trimmed(message).toLowerCase(Locale.ROOT);
        int at = sender.lastIndexOf('@');
        if (at < 0) {
            return false;
        }
        String domain = registries.domainOf(sender.substring(at + 1));
        return handingIn(message.texts().relays())
                .map(relay -> relay.rdns().toLowerCase(Locale.ROOT))
                .anyMatch(rdns -> RelayedSenders.isIn(rdns, domain));
    }

    /** The first relay that is not trusted, or the last one that is. */
    private static Stream<Relay> handingIn(Relays path) {
        List<Relay> trusted = path.trusted();
        return path.untrusted().isEmpty()
                ? trusted.stream().skip(Math.max(0, trusted.size() - 1))
                : path.untrusted().stream().limit(1);
    }
}
