package gatehouse.antispam.text;

import java.util.List;

/**
 * What the rules' settings say of texts. Immutable; safe for threads.
 *
 * @param trusted networks whose relays forge nothing; none: as far as private addresses reach
 * @param internal networks of our own relays; none: the trusted ones
 * @param redirectors of URIs
 * @param registries which names of hosts can be, and whose they are
 */
public record TextSettings(
        List<Network> trusted, List<Network> internal, Redirectors redirectors, RegistryBoundaries registries) {
    public TextSettings {
        trusted = List.copyOf(trusted);
        internal = List.copyOf(internal);
    }

    boolean isTrusted(IpAddress ip) {
        return trusted.isEmpty() ? ip.isPrivate() : isIn(trusted, ip);
    }

    boolean isInternal(IpAddress ip) {
        return internal.isEmpty() ? isTrusted(ip) : isIn(internal, ip);
    }

    private static boolean isIn(List<Network> networks, IpAddress ip) {
        return ip.text().startsWith("127.")
                || ip.text().equals("::1")
                || networks.stream().anyMatch(network -> network.contains(ip));
    }
}
