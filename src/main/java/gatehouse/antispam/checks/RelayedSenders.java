package gatehouse.antispam.checks;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.IpAddress;
import gatehouse.antispam.text.Network;
import gatehouse.antispam.text.Relay;
import gatehouse.antispam.text.Relays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Senders who are welcome when the relay that handed the message in is theirs: pairs of a glob for the address, and a domain or
 * network for the relay. Immutable; safe for threads.
 */
final class RelayedSenders {
    private final GlobMap<Predicate<Relay>> relays = new GlobMap<>(true);

    RelayedSenders(RuleSetModel model, String directive) {
        for (Directive line : model.directives(directive)) {
            String[] pair = line.value().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
            if (pair.length == 2) {
                relays.put(pair[0], relay(pair[1]));
            }
        }
    }

    /** Whether the first relay that is not trusted belongs to one of the senders who are in the list. */
    Standing standing(Collection<String> senders, Relays path) {
        List<Relay> handingIn = handingIn(path);
        List<Predicate<Relay>> theirs =
                senders.stream().flatMap(relays::matching).toList();
        if (theirs.isEmpty() || handingIn.isEmpty()) {
            return Standing.NOT_LISTED;
        }
        return theirs.stream().anyMatch(relay -> handingIn.stream().anyMatch(relay))
                ? Standing.WELCOME
                : Standing.FORGED;
    }

    /** The first that is not trusted; if all are, any. */
    private static List<Relay> handingIn(Relays path) {
        return path.untrusted().isEmpty() ? path.trusted() : path.untrusted().subList(0, 1);
    }

    private static Predicate<Relay> relay(String relay) {
        if (!relay.startsWith("[")) {
            return hop -> isIn(hop.rdns().toLowerCase(Locale.ROOT), relay);
        }
        Optional<Network> network = Network.parse(network(relay));
        return hop -> network.isPresent() && network.get().contains(hop.ip());
    }

    /** {@code [192.0.2]}, {@code [192.0.2.0/24]} and {@code [2001:db8::]/32} as networks are written elsewhere. */
    private static String network(String bracketed) {
        String plain = bracketed.replace("[", "").replace("]", "");
        boolean isOpen = !plain.contains("/")
                && !plain.contains(":")
                && IpAddress.parse(plain).isEmpty();
        return isOpen && !plain.endsWith(".") ? plain + "." : plain;
    }

    /** Whether a host is a domain or in it. */
    static boolean isIn(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
