package gatehouse.antispam.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where registries end and the domains of those who register begin, by three lists of names: {@code example.co.uk} is a
 * domain because {@code co.uk} is a name of a registry. Immutable; safe for threads.
 */
public final class RegistryBoundaries {
    private static final Pattern STATE = Pattern.compile("[a-z]{2}\\.us");
    private static final Set<String> TERRITORIES = Set.of("gu.us", "pr.us", "vi.us");
    private static final Pattern LOCALITY = Pattern.compile("(?:c[io]\\.[^.]++|pvt\\.k12)\\.[a-z]{2}\\.us");

    private final Set<String> topLevel;
    private final Set<String> secondLevel;
    private final Set<String> thirdLevel;

    private RegistryBoundaries(Set<String> topLevel, Set<String> secondLevel, Set<String> thirdLevel) {
        this.topLevel = topLevel;
        this.secondLevel = secondLevel;
        this.thirdLevel = thirdLevel;
    }

    /**
     * From the names of registries with one, two and three labels, in any case; international ones in ASCII or in UTF-8
     * octets.
     */
    public static RegistryBoundaries of(
            Collection<String> topLevel, Collection<String> secondLevel, Collection<String> thirdLevel) {
        return new RegistryBoundaries(names(topLevel), names(secondLevel), names(thirdLevel));
    }

    private static Set<String> names(Collection<String> names) {
        return names.stream()
                .flatMap(name -> InternationalNames.toAscii(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The domain that a host is in, in lower case and ASCII; the host itself when it is no longer than that. */
    public String domainOf(String host) {
        String[] labels = labels(host);
        return last(labels, 1 + registryLabels(labels));
    }

    /** Whether a host has a known top-level domain, and something before it. */
    public boolean isKnown(String host) {
        int dot = host.lastIndexOf('.');
        return dot > 0
                && InternationalNames.toAscii(host.substring(dot + 1))
                        .filter(topLevel::contains)
                        .isPresent();
    }

    private int registryLabels(String[] labels) {
        if (isOfState(labels)) {
            return LOCALITY.matcher(last(labels, 4)).matches() ? 4 : 3;
        }
        if (thirdLevel.contains(last(labels, 3))) {
            return 3;
        }
        return secondLevel.contains(last(labels, 2)) ? 2 : 1;
    }

    /** The states of the USA register localities below them (RFC 1480). */
    private boolean isOfState(String[] labels) {
        String state = last(labels, 2);
        return labels.length > 2
                && STATE.matcher(state).matches()
                && (secondLevel.contains(state) || TERRITORIES.contains(state));
    }

    private static String[] labels(String host) {
        return Arrays.stream(InternationalNames.toAscii(host).orElse(host).split("\\."))
                .filter(label -> !label.isEmpty())
                .toArray(String[]::new);
    }

    private static String last(String[] labels, int count) {
        return String.join(".", Arrays.asList(labels).subList(Math.max(0, labels.length - count), labels.length));
    }
}
