package gatehouse.antispam;

import gatehouse.antispam.match.BacktrackMatcher;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternParser;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.Problem;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSource;
import gatehouse.antispam.text.Network;
import gatehouse.antispam.text.Networks;
import gatehouse.antispam.text.Redirectors;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.TextSettings;
import java.util.ArrayList;
import java.util.List;

/** What a rule set's directives say of texts: networks, registries, redirectors. For one compilation, on one thread. */
final class TextSettingsReader {
    private final RuleSetModel model;
    private final RegistryBoundaries registries;
    private final List<Problem> problems;
    private final Runnable check;

    /** @param check is run often, and ends the compilation by throwing */
    TextSettingsReader(RuleSetModel model, RegistryBoundaries registries, List<Problem> problems, Runnable check) {
        this.model = model;
        this.registries = registries;
        this.problems = problems;
        this.check = check;
    }

    TextSettings read() {
        return new TextSettings(
                new Networks(networks("trusted_networks"), networks("internal_networks"), networks("msa_networks")),
                model.words("envelope_sender_header").reduce((first, last) -> last),
                model.words("originating_ip_headers").toList(),
                redirectors(),
                registries);
    }

    private List<Network> networks(String directive) {
        return model.words(directive)
                .flatMap(network -> Network.parse(network).stream())
                .toList();
    }

    private Redirectors redirectors() {
        List<BacktrackMatcher> patterns = new ArrayList<>();
        for (PatternText pattern : model.redirectorPatterns()) {
            check.run();
            try {
                patterns.add(new BacktrackMatcher(PatternParser.parse(pattern.regex(), pattern.modifiers())));
            } catch (PatternException e) {
                problems.add(new Problem(
                        new RuleSource("redirector_pattern", 0), pattern.regex(), String.valueOf(e.getMessage())));
            }
        }
        return new RedirectorPatterns(patterns);
    }
}
