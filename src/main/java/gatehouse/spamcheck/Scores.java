package gatehouse.spamcheck;

import gatehouse.antispam.Hit;
import gatehouse.antispam.RuleSet;
import gatehouse.antispam.SpamScore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the score and hits of messages, a line each; of a single message, each hit in a line. For one thread. */
final class Scores {
    private static final int INDENT = 10;

    private final RuleSet rules;
    private final PrintStream out;

    Scores(RuleSet rules, PrintStream out) {
        this.rules = rules;
        this.out = out;
    }

    void print(Path file, boolean alone) throws IOException {
        SpamScore score = rules.score(MessageFiles.read(file));
        out.printf("%8.3f  %s%s%n", score.points(), file, alone ? "" : "  " + names(score));
        if (alone) {
            print(score.hits());
        }
        score.overBudget().forEach(rule -> out.printf("%8s  %s took too many steps and was given up%n", "", rule));
    }

    private static String names(SpamScore score) {
        return score.hits().stream().map(Hit::rule).collect(Collectors.joining(","));
    }

    private void print(List<Hit> hits) {
        int longest = hits.stream().mapToInt(hit -> hit.rule().length()).max().orElse(1);
        for (Hit hit : hits) {
            out.printf("%8.3f  %-" + longest + "s  %s%n", hit.points(), hit.rule(), hit.description());
            hit.evidence().forEach(text -> out.printf("%" + (INDENT + longest) + "s  %s%n", "", text));
        }
    }
}
