package gatehouse.antispam.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A URI of a message, and what is known of it. Immutable; all strings are octets.
 *
 * @param raw as written; with a scheme put before it if a text has it without
 * @param types the elements of HTML that refer to it; {@code parsed} when a text has it, {@code schemeless} when without a
 *     scheme, {@code unlinked} when mail programs would make no link of it
 * @param cleaned the raw URI and what it is when canonicalised, which {@code uri} rules see
 * @param anchors the texts of the links to it
 * @param hosts the hosts of all that is cleaned, in lower case, and the domains that they are in
 */
public record UriDetail(
        String raw, Set<String> types, Set<String> cleaned, List<String> anchors, Map<String, String> hosts) {
    public UriDetail {
        types = Set.copyOf(types);
        anchors = List.copyOf(anchors);
    }

    /** Whether it is one of mail. */
    public boolean isAddress() {
        return raw.regionMatches(true, 0, "mailto:", 0, 7);
    }

    /** The domains that the hosts are in. */
    public Collection<String> domains() {
        return Set.copyOf(hosts.values());
    }
}
