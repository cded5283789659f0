package gatehouse.antispam.checks;

import gatehouse.antispam.text.IpAddress;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.Relay;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trail of a message: each relay took it under the domain under which the next one saw it come. */
final class ReceivedTrail {
    private static final Pattern HOST = Pattern.compile("\\w[\\w.-]{1,255}\\.\\w{1,63}");
    private static final Pattern DOTTED = Pattern.compile("(\\d++\\.\\d++)\\.\\d++\\.\\d++");
    private static final Pattern LOCALHOST = Pattern.compile("localhost(?:\\.localdomain)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ONE_OWNER = Set.of("hotmail.com", "msn.com");

    private ReceivedTrail() {}

    /** How many times another domain took it than the one that gave it on. */
    static int breaks(MessageTexts texts) {
        List<Relay> untrusted = texts.relays().untrusted();
        int breaks = 0;
        for (int i = 1; i < untrusted.size(); i++) {
            String receiver = domain(untrusted.get(i).by(), texts.registries());
            String sender = domain(untrusted.get(i - 1).rdns(), texts.registries());
            boolean known = isHost(receiver) && isHost(sender) && !isOfHostItself(untrusted.get(i - 1));
            breaks += known && !isSame(receiver, sender) ? 1 : 0;
        }
        return breaks;
    }

    /** Whether it is a name of at least two labels, the first of at least two characters, or an address. */
    static boolean isHost(String name) {
        return HOST.matcher(name).matches();
    }

    /** Whether it says that it has an address that is in another network of 16 bits, as seen by a host of the Internet. */
    static boolean hasForgedAddress(Relay relay) {
        String said = sixteenBits(relay.helo());
        String seen = sixteenBits(relay.ip().text());
        boolean comparable = !said.isEmpty() && !seen.isEmpty() && isHost(relay.by());
        return comparable && !said.equals(seen) && !isPrivate(said);
    }

    /** The first two numbers of what looks like an IPv4 address, else nothing. */
    private static String sixteenBits(String text) {
        Matcher address = DOTTED.matcher(text);
        return address.matches() ? address.group(1) : "";
    }

    private static boolean isPrivate(String sixteenBits) {
        return IpAddress.parse(sixteenBits + ".0.0")
                .filter(IpAddress::isPrivate)
                .isPresent();
    }

    private static boolean isOfHostItself(Relay relay) {
        return relay.ip().text().equals("127.0.0.1")
                && LOCALHOST.matcher(relay.rdns()).matches();
    }

    private static String domain(String host, RegistryBoundaries registries) {
        return IpAddress.parse(host).isPresent() ? host : registries.domainOf(host);
    }

    private static boolean isSame(String receiver, String sender) {
        return receiver.equals(sender) || ONE_OWNER.containsAll(List.of(receiver, sender));
    }
}
