package gatehouse.antispam.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A URI while it is found out where in a message it stands. For one thread. */
final class FoundUri {
    private static final String MAIL = "mailto:";

    private final String raw;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> cleaned;
    private final Set<String> anchors = new LinkedHashSet<>();
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final RegistryBoundaries registries;

    private FoundUri(String raw, Set<String> cleaned, RegistryBoundaries registries) {
        this.raw = raw;
        this.cleaned = cleaned;
        this.registries = registries;
    }

    static FoundUri canonicalised(String raw, TextSettings settings) {
        FoundUri uri = new FoundUri(raw, UriCanon.variants(raw, settings), settings.registries());
        uri.cleaned.forEach(variant -> UriHosts.of(variant, uri.registries).ifPresent(uri::addHost));
        return uri;
    }

    /** A domain that signed the message: its host counts, but no rule for URIs sees it. */
    static FoundUri signer(String domain, RegistryBoundaries registries) {
        FoundUri uri = new FoundUri("domainkeys:" + domain, Set.of(), registries);
        UriHosts.ofName(domain, registries).ifPresent(uri::addHost);
        uri.addTypes(Set.of("domainkeys", "nocanon", "noclean"));
        return uri;
    }

    private void addHost(String host) {
        hosts.put(host, NumericHosts.isAddress(host) ? host : registries.domainOf(host));
    }

    void addTypes(Set<String> more) {
        types.addAll(more);
    }

    void addAnchors(List<String> more) {
        anchors.addAll(more);
    }

    String raw() {
        return raw;
    }

    /** The octets of all that it is. */
    int octets() {
        return cleaned.stream().mapToInt(String::length).sum();
    }

    boolean hasHost() {
        return !hosts.isEmpty();
    }

    /** Whether a text that has it means it: what looks like an address of mail must be one as it stands. */
    boolean isMeant() {
        if (!raw.regionMatches(true, 0, MAIL, 0, MAIL.length())) {
            return hasHost();
        }
        return UriHosts.of(raw, registries)
                .filter(host -> !NumericHosts.isAddress(host))
                .isPresent();
    }

    UriDetail detail() {
        return new UriDetail(raw, types, cleaned, List.copyOf(anchors), hosts);
    }
}
