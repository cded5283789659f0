package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The domains in which anybody gets an address for nothing, and which of their addresses are excepted. Immutable. */
final class FreeMailDomains {
    /** Users that belong to the service itself, or to nobody. */
    private static final Pattern OFFICES = Pattern.compile(
            "(?:abuse|contact|helpdesk|hostmaster|info|kontakt|postmaster|sales|support|undisclosed[^@]*+)@.*+");

    private final GlobMap<Boolean> domains = new GlobMap<>(false);
    private final Set<String> excepted = new HashSet<>();
    private final GlobMap<Boolean> welcome = new GlobMap<>(true);

    FreeMailDomains(RuleSetModel model) {
        DirectiveWords.lower(model, "freemail_domains").forEach(domain -> domains.put(domain, true));
        DirectiveWords.lower(model, "freemail_welcomelist").forEach(excepted::add);
        importFrom(model, "welcomelist_auth");
        importFrom(model, "def_welcomelist_auth");
    }

    /** Whether senders in a list are really who they say does not matter here. */
    private void importFrom(RuleSetModel model, String list) {
        if (!DirectiveWords.last(model, "freemail_import_" + list, "0").equals("0")) {
            DirectiveWords.lower(model, list).forEach(glob -> welcome.put(glob, true));
        }
    }

    /** Whether an address in lower case is one. */
    boolean contain(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        return at > 0
                && !OFFICES.matcher(address).matches()
                && !excepted.contains(address)
                && !excepted.contains(domain)
                && !welcome.matches(address)
                && domains.matches(domain);
    }
}
