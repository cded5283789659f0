package gatehouse.antispam.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the rules' settings say of texts. Immutable; safe for threads.
 *
 * @param trusted networks whose relays forge nothing; none: as far as private addresses reach
 * @param internal networks of our own relays; none: the trusted ones
 * @param msa networks of servers that take mail from our own users only; of use with trusted or internal ones
 * @param redirectors patterns whose first group is the target in a URI
 * @param topLevelDomains in lower case, for URIs without a scheme
 */
public record TextSettings(
        
        List<Network> trusted,
        List<Network> internal,
        List<Network> msa,
        List<Pattern> redirectors,
        Set<String> topLevelDomains) {
    public TextSettings {
        trusted = List.copyOf(trusted);
        internal = List.copyOf(internal);
        msa = List.copyOf(msa);
        redirectors = List.copyOf(redirectors);
        topLevelDomains = Set.copyOf(topLevelDomains);
    }

    boolean isTrusted(IpAddress ip) {
        if (trusted.isEmpty() && internal.isEmpty()) {
            return ip.isPrivate();
        }
        return Network.contain(Network.LOCAL, ip) || Network.contain(trusted.isEmpty() ? internal : trusted, ip);
    }

    boolean isInternal(IpAddress ip) {
        return internal.isEmpty() ? isTrusted(ip) : Network.contain(Network.LOCAL, ip) || Network.contain(internal, ip);
    }

    boolean isMsa(IpAddress ip) {
        return !(trusted.isEmpty() && internal.isEmpty()) && Network.contain(msa, ip);
    }
}
