package gatehouse.antispam.checks;

import gatehouse.antispam.match.BacktrackMatcher;
import gatehouse.antispam.match.Budget;
import gatehouse.antispam.match.MatchResult;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pattern that a rule gives to a function; one budget of steps holds for all texts of a call. Immutable; safe for threads. */
final class TextPattern {
    private final BacktrackMatcher matcher;

    private TextPattern(BacktrackMatcher matcher) {
        this.matcher = matcher;
    }

    static TextPattern parse(String regex) {
        try {
            return new TextPattern(new BacktrackMatcher(PatternParser.parse(regex, "")));
        } catch (PatternException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    boolean matchesAny(List<String> octets) {
        Budget budget = budget(octets);
        return octets.stream().anyMatch(text -> matches(text, budget));
    }

    boolean matchesAll(List<String> octets) {
        Budget budget = budget(octets);
        return octets.stream().allMatch(text -> matches(text, budget));
    }

    private boolean matches(String octets, Budget budget) {
        byte[] text = octets.getBytes(StandardCharsets.ISO_8859_1);
        return matcher.find(text, 0, budget) instanceof MatchResult.Match;
    }

    private static Budget budget(List<String> octets) {
        return Budget.forLength(octets.stream().mapToInt(String::length).sum());
    }
}
