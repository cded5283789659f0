package gatehouse.definitions;

import static gatehouse.definitions.TrialFindings.number;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.rules.Problem;
import gatehouse.antispam.rules.RuleSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was not understood in the files of a generation. Those of channels must be clean; what is wrong in a file of this server is
 * told, and does not keep a channel's rules out. Immutable.
 */
final class Lint {
    private static final String CHANNELS = "20-";
    private static final int MOST_TOLD = 20;

    private final List<Problem> ofChannels;
    private final List<Problem> own;
    private final Set<String> unknownFunctions;
    private final int count;

    Lint(RuleGeneration candidate) {
        List<Problem> problems = candidate.problems().stream()
                .filter(problem -> !RuleGeneration.isUnknownFunction(problem))
                .toList();
        ofChannels = problems.stream()
                .filter(problem -> isOfChannel(problem.source()))
                .toList();
        own = problems.stream()
                .filter(problem -> !isOfChannel(problem.source()))
                .toList();
        unknownFunctions = new TreeSet<>(candidate.unknownFunctions());
        int told = candidate.problems().size() - ofChannels.size();
        count = candidate.problemCount() - told;
    }

    void judge(int maxProblems, TrialFindings findings) {
        findings.tell("lint: " + problems(count) + " in rules of channels, " + number(own.size())
                + " in rules of this server");
        if (!unknownFunctions.isEmpty()) {
            findings.tell("lint: rules that never hit, since their functions are unknown: "
                    + String.join(", ", unknownFunctions));
        }
        if (count > maxProblems) {
            String first = ofChannels.stream().map(Lint::shown).findFirst().orElse("not listed");
            findings.refuse(problems(count) + " in rules of channels (DefinitionsMaxProblems is " + maxProblems
                    + "), first " + first);
        }
        ofChannels.stream().skip(1).limit(MOST_TOLD).forEach(problem -> findings.tell("lint: " + shown(problem)));
        own.stream().limit(MOST_TOLD).forEach(problem -> findings.tell("lint, of this server: " + shown(problem)));
    }

    private static String problems(int count) {
        return number(count) + (count == 1 ? " problem" : " problems");
    }

    /** With the last folder and the file: the folder of the draft is gone when somebody reads it. */
    private static String shown(Problem problem) {
        Path file = Path.of(problem.source().file());
        int names = file.getNameCount();
        String place = file.subpath(Math.max(0, names - 2), names).toString();
        RuleSource shown = new RuleSource(place, problem.source().line());
        return new Problem(shown, problem.subject(), problem.message()).toString();
    }

    /** Also what belongs to no file: nobody can say that it is ours. */
    private static boolean isOfChannel(RuleSource source) {
        Path folder = Path.of(source.file()).getParent();
        return folder == null || String.valueOf(folder.getFileName()).startsWith(CHANNELS);
    }
}
