package gatehouse.antispam.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the URIs of a message: the links of HTML, those that its texts have as far as they have a host, and the domains that
 * signed it. At most 8,192 octets a URI, 10,000 URIs, and 1,000,000 octets of all that they are when canonicalised; the
 * others are left out. For one message and one thread.
 */
final class UriExtractor {
    static final int MAX_LENGTH = 8_192;

    private static final int MAX_URIS = 10_000;
    private static final int MAX_OCTETS = 1_000_000;
    private static final Map<UriScanner.Form, Set<String>> TYPES = Map.of(
            UriScanner.Form.WITH_SCHEME, Set.of("parsed"),
            UriScanner.Form.SCHEMELESS, Set.of("parsed", "schemeless"),
            UriScanner.Form.UNLINKED, Set.of("parsed", "schemeless", "unlinked"));

    private final TextSettings settings;
    private final Map<String, FoundUri> uris = new LinkedHashMap<>();
    private int octets;

    private UriExtractor(TextSettings settings) {
        this.settings = settings;
    }

    /** From the lines of the body, the links of its parts, and the domains that signed it. */
    static List<UriDetail> extract(
            List<String> lines, List<HtmlUri> links, List<String> signers, TextSettings settings) {
        UriExtractor extractor = new UriExtractor(settings);
        signers.forEach(extractor::signer);
        links.forEach(extractor::link);
        lines.forEach(line -> UriScanner.scan(line, settings.registries(), extractor::text));
        return extractor.uris.values().stream().map(FoundUri::detail).toList();
    }

    private void signer(String domain) {
        FoundUri signer = FoundUri.signer(domain, settings.registries());
        if (signer.hasHost()) {
            uris.put(signer.raw(), signer);
        }
    }

    private void link(HtmlUri link) {
        found(link.uri()).ifPresent(found -> {
            uris.put(found.raw(), found);
            found.addTypes(link.elements().isEmpty() ? Set.of("parsed") : link.elements());
            found.addAnchors(link.anchors());
        });
    }

    private void text(String uri, UriScanner.Form form) {
        found(uri).filter(FoundUri::isMeant).ifPresent(found -> {
            uris.put(found.raw(), found);
            found.addTypes(TYPES.getOrDefault(form, Set.of()));
        });
    }

    /** One that is known already, or another if there may be more. */
    private Optional<FoundUri> found(String uri) {
        String raw = Octets.cut(uri, MAX_LENGTH);
        Optional<FoundUri> known = Optional.ofNullable(uris.get(raw));
        if (known.isPresent() || uris.size() >= MAX_URIS || octets >= MAX_OCTETS) {
            return known;
        }
        FoundUri found = FoundUri.canonicalised(raw, settings);
        octets += found.octets();
        return Optional.of(found);
    }
}
