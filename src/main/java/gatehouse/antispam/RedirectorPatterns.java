package gatehouse.antispam;

import gatehouse.antispam.match.BacktrackMatcher;
import gatehouse.antispam.match.Budget;
import gatehouse.antispam.match.MatchResult;
import gatehouse.antispam.text.Redirectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The redirector patterns of a rule set. A message can have thousands of URIs, so that all patterns share a small budget of steps
 * for each. Immutable; safe for threads.
 */
final class RedirectorPatterns implements Redirectors {
    private static final int STEPS = 2_000;
    private static final int STEPS_PER_OCTET = 40;

    private final List<BacktrackMatcher> patterns;

    RedirectorPatterns(List<BacktrackMatcher> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    @Override
    public List<String> targets(String uri) {
        byte[] octets = uri.getBytes(StandardCharsets.ISO_8859_1);
        Budget budget = new Budget(STEPS + (long) STEPS_PER_OCTET * octets.length);
        List<String> targets = new ArrayList<>();
        for (BacktrackMatcher pattern : patterns) {
            if (pattern.find(octets, 0, budget) instanceof MatchResult.Match match
                    && match.bounds().size() > 2
                    && match.start(1) >= 0) {
                targets.add(uri.substring(match.start(1), match.end(1)));
            }
        }
        return targets;
    }
}
