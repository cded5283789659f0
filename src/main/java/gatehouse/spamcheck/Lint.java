package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.rules.Problem;
import gatehouse.antispam.rules.RuleSetModel;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints what of a rule set was not understood: file, line, rule and problem in a line each, then counts. For one thread. */
final class Lint {
    private static final Pattern UNKNOWN_FUNCTION = Pattern.compile("unknown function (\\S++)");

    private final RuleSetModel model;
    private final RuleSet rules;
    private final PrintStream out;

    Lint(RuleSetModel model, RuleSet rules, PrintStream out) {
        this.model = model;
        this.rules = rules;
        this.out = out;
    }

    int print() {
        List<Problem> problems = Stream.concat(model.problems().stream(), rules.problems().stream())
                .toList();
        problems.forEach(out::println);
        print("unknown functions", functions(problems));
        print("unknown directives", model.unknownDirectives());
        int count = model.problemCount() + rules.problems().size();
        out.printf("%d rules, %d problems%n", model.rules().size(), count);
        return count == 0 && model.unknownDirectives().isEmpty() ? 0 : 1;
    }

    private static Map<String, Integer> functions(List<Problem> problems) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Problem problem : problems) {
            Matcher function = UNKNOWN_FUNCTION.matcher(problem.toString());
            if (function.find()) {
                counts.merge(function.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }

    private void print(String title, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            out.println(title);
            counts.forEach((name, count) -> out.printf("%7d  %s%n", count, name));
        }
    }
}
