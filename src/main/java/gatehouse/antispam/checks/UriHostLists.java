package gatehouse.antispam.checks;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSource;
import gatehouse.antispam.text.UriDetail;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The named lists of hosts and domains that {@code enlist_uri_host} and its shorthands fill and {@code delist_uri_host} empties.
 * An entry holds for its subdomains; the most specific one decides, and one with an exclamation mark says no. Immutable;
 * safe for threads.
 */
final class UriHostLists {
    private final Map<String, Map<String, Entry>> lists = new HashMap<>();

    /** Whether what an entry names is listed, and the line that says so. */
    private record Entry(boolean listed, RuleSource source) {}

    private UriHostLists() {}

    static UriHostLists of(RuleSetModel model) {
        UriHostLists lists = new UriHostLists();
        model.directives("enlist_uri_host").forEach(line -> lists.enlist(line, ListedHosts.parse(line.value())));
        model.directives("blocklist_uri_host")
                .forEach(line -> lists.enlist(line, ListedHosts.of("BLOCK", line.value())));
        model.directives("welcomelist_uri_host")
                .forEach(line -> lists.enlist(line, ListedHosts.of("WELCOME", line.value())));
        model.directives("delist_uri_host").forEach(line -> lists.delist(line, ListedHosts.parse(line.value())));
        return lists;
    }

    /**
     * What one line lists.
     *
     * @param list its name; empty when the line has none
     * @param hosts in lower case
     */
    private record ListedHosts(String list, List<String> hosts) {
        static ListedHosts parse(String value) {
            int close = value.indexOf(')');
            boolean named = value.startsWith("(") && close > 0;
            return named ? of(value.substring(1, close).strip(), value.substring(close + 1)) : of("", value);
        }

        static ListedHosts of(String list, String hosts) {
            return new ListedHosts(
                    list,
                    Stream.of(hosts.toLowerCase(Locale.ROOT).split("\\s+"))
                            .filter(host -> !host.isEmpty())
                            .toList());
        }
    }

    private void enlist(Directive line, ListedHosts listed) {
        Map<String, Entry> entries = lists.computeIfAbsent(listed.list, unused -> new HashMap<>());
        for (String host : listed.hosts) {
            entries.put(withoutMark(host), new Entry(!host.startsWith("!"), line.source()));
        }
    }

    /** Of its own file only what stands above it: what is listed again below it stays. */
    private void delist(Directive line, ListedHosts listed) {
        Set<String> gone = listed.hosts.stream().map(UriHostLists::withoutMark).collect(Collectors.toSet());
        lists.forEach((list, entries) -> {
            if (listed.list.isEmpty() || listed.list.equals(list)) {
                entries.entrySet().removeIf(entry -> gone.contains(entry.getKey()) && !isBelow(entry.getValue(), line));
            }
        });
    }

    private static boolean isBelow(Entry entry, Directive line) {
        return entry.source.file().equals(line.source().file())
                && entry.source.line() > line.source().line();
    }

    private static String withoutMark(String host) {
        return host.startsWith("!") ? host.substring(1) : host;
    }

    /** Whether any link of a message is to a host of a list. */
    boolean hasAny(String list, List<UriDetail> uris) {
        Map<String, Entry> entries = lists.getOrDefault(list, Map.of());
        return !entries.isEmpty()
                && uris.stream()
                        .filter(uri -> !uri.isAddress())
                        .flatMap(uri -> uri.hosts().entrySet().stream())
                        .anyMatch(host -> isListed(entries, host.getKey(), host.getValue()));
    }

    private static boolean isListed(Map<String, Entry> entries, String host, String domain) {
        boolean isAddress = host.equals(domain) && Character.isDigit(host.charAt(host.length() - 1));
        for (String name = host; !name.isEmpty(); name = isAddress ? "" : parent(name)) {
            Entry entry = entries.get(name);
            if (entry != null) {
                return entry.listed;
            }
        }
        return false;
    }

    private static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
