package gatehouse.antispam.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects the directives by name. {@code clear_} empties what was collected, and {@code un} before the name of a list
 * takes entries out of it again, and out of the list with {@code def_} before its name, so that what is left is what counts. For one thread.
 */
final class Directives {
    private static final Map<String, List<String>> CLEARED = Map.ofEntries(
            Map.entry("clear_dns_query_restriction", List.of("dns_query_restriction")),
            Map.entry("clear_dns_servers", List.of("dns_server")),
            Map.entry("clear_headers", List.of("add_header")),
            Map.entry("clear_internal_networks", List.of("internal_networks")),
            Map.entry("clear_msa_networks", List.of("msa_networks")),
            Map.entry("clear_originating_ip_headers", List.of("originating_ip_headers")),
            Map.entry("clear_report_template", List.of("report")),
            Map.entry("clear_trusted_networks", List.of("trusted_networks")),
            Map.entry("clear_unsafe_report_template", List.of("unsafe_report")),
            Map.entry("clear_util_rb", List.of("util_rb_tld", "util_rb_2tld", "util_rb_3tld")));

    private static final int MAX_SEARCHES = 1_000;

    private final Map<String, List<Directive>> byName = new LinkedHashMap<>();
    private final int limit;
    private int count;
    private int searches;

    Directives(int limit) {
        this.limit = limit;
    }

    /** Keeps a line, or does what it says to those that are kept. */
    void add(Directive directive) throws RuleSyntaxException {
        if (++count > limit) {
            throw new RuleSyntaxException("more than " + limit + " directives");
        }
        of(directive.name()).add(directive);
        CLEARED.getOrDefault(directive.name(), List.of()).forEach(byName::remove);
        if (directive.name().startsWith("un")) {
            String list = directive.name().substring("un".length());
            takeOut(list, directive.value());
            takeOut("def_" + list, directive.value());
        }
        if (directive.name().equals("remove_header")) {
            removeHeader(directive.value());
        }
        if (directive.name().equals("clear_uridnsbl_skip_domain")) {
            clearSkipped(directive.value());
        }
    }

    Map<String, List<Directive>> all() {
        return byName.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    private List<Directive> of(String name) {
        return byName.computeIfAbsent(name, unused -> new ArrayList<>());
    }

    private void clearSkipped(String domains) throws RuleSyntaxException {
        if (domains.isEmpty()) {
            byName.remove("uridnsbl_skip_domain");
        } else {
            takeOut("uridnsbl_skip_domain", domains);
        }
    }

    /** Of a header for all mail, removing it from spam leaves it to ham. */
    private void removeHeader(String value) throws RuleSyntaxException {
        String[] gone = value.split("\\s+", 3);
        if (gone.length < 2) {
            throw new RuleSyntaxException("not a class of mail and a header: " + Excerpt.of(value));
        }
        countSearch();
        of("add_header").removeIf(line -> isHeader(line, gone[0], gone[1]));
        of("add_header").replaceAll(line -> isOfAll(line, gone[1]) ? onlyFor(rest(gone[0]), line) : line);
    }

    private static boolean isHeader(Directive line, String mail, String header) {
        String[] words = line.value().split("\\s+", 3);
        return words.length > 1 && (mail.equals("all") || words[0].equals(mail)) && words[1].equalsIgnoreCase(header);
    }

    private static boolean isOfAll(Directive line, String header) {
        return isHeader(line, "all", header) && line.value().startsWith("all");
    }

    private static String rest(String mail) {
        return mail.equals("spam") ? "ham" : "spam";
    }

    private static Directive onlyFor(String mail, Directive line) {
        return new Directive(line.name(), mail + line.value().substring("all".length()), line.source());
    }

    /** Each search looks at all lines, so that their number must not be an attacker's. */
    private void countSearch() throws RuleSyntaxException {
        if (++searches > MAX_SEARCHES) {
            throw new RuleSyntaxException("more than " + MAX_SEARCHES + " entries taken out of lists");
        }
    }

    private void takeOut(String list, String entries) throws RuleSyntaxException {
        List<Directive> lines = byName.get(list);
        if (lines != null) {
            countSearch();
            Set<String> gone = Stream.of(entries.split("\\s+")).collect(Collectors.toSet());
            List<Directive> left =
                    lines.stream().flatMap(line -> without(gone, line).stream()).toList();
            byName.put(list, new ArrayList<>(left));
        }
    }

    /** Lists of pairs go by the first of the two; the others hold one entry per word. */
    private static List<Directive> without(Set<String> gone, Directive line) {
        List<String> words = List.of(line.value().split("\\s+"));
        if (line.name().endsWith("_rcvd") || line.name().endsWith("_dkim")) {
            return gone.contains(words.get(0)) ? List.of() : List.of(line);
        }
        List<String> left = words.stream().filter(word -> !gone.contains(word)).toList();
        return left.isEmpty() ? List.of() : List.of(new Directive(line.name(), String.join(" ", left), line.source()));
    }
}
