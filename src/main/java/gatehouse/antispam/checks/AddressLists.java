package gatehouse.antispam.checks;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Lists of addresses by name, of globs: those that a rule set names itself, and those with directives of their own. Immutable. */
final class AddressLists {
    private static final List<String> DIRECTIVES = List.of(
            "welcomelist_from",
            "blocklist_from",
            "welcomelist_to",
            "more_spam_to",
            "all_spam_to",
            "blocklist_to",
            "welcomelist_allows_relays");

    private final Map<String, GlobMap<Boolean>> lists = new HashMap<>();

    AddressLists(RuleSetModel model) {
        for (String directive : DIRECTIVES) {
            DirectiveWords.lower(model, directive).forEach(glob -> add(directive, glob));
        }
        model.directives("enlist_addrlist").forEach(this::enlist);
    }

    /** {@code (NAME) glob glob}. */
    private void enlist(Directive directive) {
        String[] words = directive.value().strip().split("\\s+");
        if (words[0].startsWith("(") && words[0].endsWith(")")) {
            String name = words[0].substring(1, words[0].length() - 1);
            Stream.of(words).skip(1).forEach(glob -> add(name, glob.toLowerCase(Locale.ROOT)));
        }
    }

    private void add(String list, String glob) {
        lists.computeIfAbsent(list, name -> new GlobMap<>(true)).put(glob, true);
    }

    /** Whether any of some addresses is in a list, which may not exist. */
    boolean contain(String list, Collection<String> addresses) {
        GlobMap<Boolean> globs = lists.get(list);
        return globs != null && addresses.stream().anyMatch(globs::matches);
    }
}
