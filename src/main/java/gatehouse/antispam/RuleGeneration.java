package gatehouse.antispam;

import gatehouse.antispam.rules.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One generation of rules: compiled, and what is to be said of it. Immutable but for the rule set's bench.
 *
 * @param id version and digest of the files, the same on every server that has the same files
 * @param problems what was not understood or could not be compiled; the first ones
 * @param problemCount all of them
 * @param took how long reading and compiling took
 */
public record RuleGeneration(
        String id, RuleSet rules, List<Problem> problems, int problemCount, Instant loaded, Duration took) {
    private static final String UNKNOWN_FUNCTION = "unknown function ";

    public RuleGeneration {
        problems = List.copyOf(problems);
    }

    /** What its rules score, for judging past hits again. */
    public ScoreTable scoreTable() {
        return new ScoreTable(id, rules.scores());
    }

    /** The functions that rules call and nobody knows: these rules never hit. */
    public List<String> unknownFunctions() {
        return problems.stream()
                .filter(RuleGeneration::isUnknownFunction)
                .map(problem -> problem.message().substring(UNKNOWN_FUNCTION.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a rule is without effect for the one reason that it calls a function that nobody knows. */
    public static boolean isUnknownFunction(Problem problem) {
        return problem.message().startsWith(UNKNOWN_FUNCTION);
    }
}
