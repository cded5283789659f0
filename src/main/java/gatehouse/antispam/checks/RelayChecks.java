package gatehouse.antispam.checks;

import gatehouse.antispam.text.HeaderQuery;
import gatehouse.antispam.text.IpAddress;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.Relay;
import gatehouse.antispam.text.Relays;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Questions about the path of a message: who is in it, and whether what the senders call themselves fits what their
 * receivers saw. Immutable; safe for threads.
 */
final class RelayChecks {
    /** Hosts of providers whose servers all have a name in the DNS. */
    private static final Pattern DOTCOM = Pattern.compile(
            "(?:.*\\.)?(?:aol|caramail|cs|drizzle|excite|hotmail|localhost|lycos|msn|yahoo)\\.com|(?:.*\\.)?lycos\\.co\\.uk",
            Pattern.CASE_INSENSITIVE);

    private static final HeaderQuery FROM = HeaderQuery.parse("From:addr");
    private static final int NEIGHBOURS = 24;

    private RelayChecks() {}

    static Map<String, CheckMaker> makers() {
        return Map.ofEntries(
                anyUntrusted(
                        "check_for_numeric_helo", relay -> ipv4(relay.helo()).isPresent()),
                anyUntrusted("helo_ip_mismatch", RelayChecks::isElsewhere),
                anyUntrusted("check_for_forged_received_ip_helo", ReceivedTrail::hasForgedAddress),
                of("check_all_trusted", RelayChecks::areAllTrusted),
                of("check_no_relays", RelayChecks::areNone),
                of(
                        "check_for_sender_no_reverse",
                        relays -> last(relays.untrusted())
                                .filter(RelayChecks::hasName)
                                .isPresent()),
                of(
                        "check_for_no_rdns_dotcom_helo",
                        relays -> last(publicOnes(relays))
                                .filter(RelayChecks::isNamelessDotcom)
                                .isPresent()),
                of("check_relays_unparseable", relays -> relays.unparseable() > 0),
                Map.entry("check_for_illegal_ip", arguments -> message -> 0),
                Map.entry(
                        "check_for_forged_received_trail",
                        arguments -> Check.when(message -> ReceivedTrail.breaks(message.texts()) > 1)),
                Map.entry("check_for_from_domain_in_received_headers", RelayChecks::fromDomain));
    }

    private static Map.Entry<String, CheckMaker> of(String function, Predicate<Relays> holds) {
        return Map.entry(
                function,
                arguments -> Check.when(message -> holds.test(message.texts().relays())));
    }

    private static Map.Entry<String, CheckMaker> anyUntrusted(String function, Predicate<Relay> holds) {
        return of(function, relays -> relays.untrusted().stream().anyMatch(holds));
    }

    private static boolean areAllTrusted(Relays relays) {
        return !relays.trusted().isEmpty() && relays.untrusted().isEmpty() && relays.unparseable() == 0;
    }

    private static boolean areNone(Relays relays) {
        return relays.trusted().isEmpty() && relays.untrusted().isEmpty() && relays.unparseable() == 0;
    }

    private static boolean isNamelessDotcom(Relay relay) {
        return relay.noReverseDns() && DOTCOM.matcher(relay.helo()).matches();
    }

    private static List<Relay> publicOnes(Relays relays) {
        return relays.untrusted().stream()
                .filter(relay -> !relay.ip().isPrivate())
                .toList();
    }

    /** The farthest. */
    private static Optional<Relay> last(List<Relay> relays) {
        return relays.isEmpty() ? Optional.empty() : Optional.of(relays.get(relays.size() - 1));
    }

    /** Whether it says that it has another address, which is not near to the one that the receiver saw. */
    private static boolean isElsewhere(Relay relay) {
        IpAddress seen = relay.ip();
        return ipv4(relay.helo())
                .filter(said -> !said.isPrivate() && !seen.isPrivate() && !said.sharesPrefix(seen, NEIGHBOURS))
                .isPresent();
    }

    private static Optional<IpAddress> ipv4(String helo) {
        return IpAddress.parse(helo)
                .filter(ip -> ip.bits() == Integer.SIZE && ip.text().equals(helo));
    }

    /** Whether it is a public one with a full name. */
    private static boolean hasName(Relay relay) {
        return !relay.ip().isPrivate() && relay.rdns().contains(".");
    }

    /** Whether a sender of this domain came, or did not come, from one of its hosts by another of them. */
    private static Check fromDomain(List<String> arguments) {
        String domain = arguments.isEmpty() ? "" : arguments.get(0);
        boolean expected = arguments.size() > 1 && arguments.get(1).equals("true");
        if (domain.isEmpty()) {
            throw new IllegalArgumentException("needs a domain");
        }
        Pattern sender = Pattern.compile("\\b" + Pattern.quote(domain), Pattern.CASE_INSENSITIVE);
        Pattern host = Pattern.compile("\\b" + Pattern.quote(domain) + "\\z");
        return Check.when(message -> sender.matcher(from(message.texts())).find()
                && message.texts().relays().all().stream().anyMatch(relay -> isWithin(relay, host)) == expected);
    }

    private static boolean isWithin(Relay relay, Pattern host) {
        return host.matcher(relay.rdns()).find() && host.matcher(relay.by()).find();
    }

    private static String from(MessageTexts texts) {
        String addresses = texts.header(FROM)
                .map(found -> new String(found, StandardCharsets.ISO_8859_1))
                .orElse("");
        return addresses.lines().findFirst().orElse("");
    }
}
