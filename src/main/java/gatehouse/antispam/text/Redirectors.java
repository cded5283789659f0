package gatehouse.antispam.text;

import java.util.List;

/**
 * Finds where a URI redirects to, by the patterns that rules give for it. Safe for threads. A URI is an attacker's: an
 * implementation must be bounded in time, and finds nothing rather than take longer.
 */
@FunctionalInterface
public interface Redirectors {
    Redirectors NONE = uri -> List.of();

    /**
     * What the first group of each pattern matches.
     *
     * @param uri octets, at most 8,192
     */
    List<String> targets(String uri);
}
