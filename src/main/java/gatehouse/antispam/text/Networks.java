package gatehouse.antispam.text;

import java.util.List;

/**
 * Whom to trust. Networks that are not given follow from the others: without internal ones, the trusted are; without
 * trusted ones, the internal are; without any, private addresses are both, as far as they reach. Immutable; safe for threads.
 *
 * @param trusted whose relays forge nothing
 * @param internal of our own relays
 * @param msa of servers that take mail from our own users only; of use with trusted or internal ones
 */
public record Networks(List<Network> trusted, List<Network> internal, List<Network> msa) {
    public Networks {
        trusted = List.copyOf(trusted);
        internal = List.copyOf(internal);
        msa = List.copyOf(msa);
    }

    boolean isTrusted(IpAddress ip) {
        if (areImplied()) {
            return ip.isPrivate();
        }
        return isIn(trusted.isEmpty() ? internal : trusted, ip);
    }

    boolean isInternal(IpAddress ip) {
        return internal.isEmpty() ? isTrusted(ip) : isIn(internal, ip);
    }

    boolean isMsa(IpAddress ip) {
        return !areImplied() && Network.contain(msa, ip);
    }

    private boolean areImplied() {
        return trusted.isEmpty() && internal.isEmpty();
    }

    private static boolean isIn(List<Network> networks, IpAddress ip) {
        return Network.contain(Network.LOCAL, ip) || Network.contain(networks, ip);
    }
}
