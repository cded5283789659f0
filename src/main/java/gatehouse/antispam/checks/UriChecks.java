package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;
import java.util.List;
import java.util.Map;

/** Checks of the URIs of a message: whom they lead to, and whether they say so. */
final class UriChecks {
    private UriChecks() {}

    static Map<String, CheckMaker> makers(RuleSetModel model, RegistryBoundaries registries) {
        UriHostLists lists = UriHostLists.of(model);
        return Map.of(
                "check_https_ip_mismatch", arguments -> Check.when(LinkText::isHttpsForAddress),
                "check_https_http_mismatch", arguments -> mismatch(arguments, registries),
                "check_for_http_redirector",
                        arguments -> Check.when(message -> RedirectingUris.any(message.texts(), registries)),
                "check_uri_truncated",
                        arguments -> Check.when(message -> message.texts().hasTruncatedUri()),
                "check_uri_host_listed", arguments -> listed(lists, Arguments.text(arguments, 0)),
                "check_uri_host_in_blocklist", arguments -> listed(lists, "BLOCK"),
                "check_uri_host_in_blacklist", arguments -> listed(lists, "BLOCK"),
                "check_uri_host_in_welcomelist", arguments -> listed(lists, "WELCOME"),
                "check_uri_host_in_whitelist", arguments -> listed(lists, "WELCOME"));
    }

    private static Check listed(UriHostLists lists, String list) {
        return Check.when(message -> lists.hasAny(list, message.texts().uriDetails()));
    }

    private static Check mismatch(List<String> arguments, RegistryBoundaries registries) {
        int min = (int) Arguments.number(arguments, 0);
        int max = (int) Arguments.number(arguments, 1);
        return Check.when(message -> LinkText.isHttpsForOther(message, registries, min, max));
    }
}
