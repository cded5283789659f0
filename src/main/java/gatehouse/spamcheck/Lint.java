package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.rules.RuleSetModel;
import java.io.PrintStream;

/** Prints what of a rule set was not understood. For one thread. */
final class Lint {
    private final RuleSetModel model;
    private final RuleSet rules;
    private final PrintStream out;

    Lint(RuleSetModel model, RuleSet rules, PrintStream out) {
        this.model = model;
        this.rules = rules;
        this.out = out;
    }

    int print() {
        model.problems().forEach(out::println);
        rules.problems().forEach(out::println);
        model.unknownDirectives().forEach((name, count) -> out.printf("unknown directive %s, %d times%n", name, count));
        int problems = model.problemCount() + rules.problems().size();
        out.printf("%d rules, %d problems%n", model.rules().size(), problems);
        return problems == 0 && model.unknownDirectives().isEmpty() ? 0 : 1;
    }
}
