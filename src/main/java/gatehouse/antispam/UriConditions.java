package gatehouse.antispam;

import gatehouse.antispam.match.BacktrackMatcher;
import gatehouse.antispam.match.Budget;
import gatehouse.antispam.match.MatchResult;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternParser;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.RuleTest;
import gatehouse.antispam.text.UriDetail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a {@code uri_detail} rule asks of a URI: several conditions, of which each must hold for one of the values of its
 * property (Mail::SpamAssassin::Plugin::URIDetail). Immutable; safe for threads.
 */
record UriConditions(List<Condition> conditions) {
    UriConditions {
        conditions = List.copyOf(conditions);
    }

    /** One property of a URI and a pattern that it matches, or does not. */
    private record Condition(String property, boolean negated, BacktrackMatcher pattern) {}

    static UriConditions of(RuleTest.UriDetail test) throws PatternException {
        List<Condition> conditions = new ArrayList<>();
        for (RuleTest.UriCondition condition : test.conditions()) {
            PatternText text = condition.pattern();
            conditions.add(new Condition(
                    condition.property(),
                    condition.negated(),
                    new BacktrackMatcher(PatternParser.parse(text.regex(), text.modifiers()))));
        }
        return new UriConditions(conditions);
    }

    /** Whether all conditions hold for one URI; they do not where the budget ends before that is known. */
    boolean hold(UriDetail uri, Budget budget) {
        return conditions.stream()
                .allMatch(condition ->
                        values(uri, condition.property()).stream().anyMatch(value -> holds(condition, value, budget)));
    }

    private static boolean holds(Condition condition, String value, Budget budget) {
        MatchResult result = condition.pattern().find(value.getBytes(StandardCharsets.ISO_8859_1), 0, budget);
        return condition.negated() ? result == MatchResult.NO_MATCH : result instanceof MatchResult.Match;
    }

    private static Collection<String> values(UriDetail uri, String property) {
        return switch (property) {
            case "raw" -> List.of(uri.raw());
            case "type" -> uri.types();
            case "cleaned" -> uri.cleaned();
            case "text" -> uri.anchors();
            case "host" -> uri.hosts().keySet();
            case "domain" -> uri.domains();
            default -> List.of();
        };
    }
}
