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
    private final RuleSet rules;
    private final PrintStream out;

    Scores(RuleSet rules, PrintStream out) {
        this.rules = rules;
        this.out = out;
    }

    int print(List<Path> paths) throws IOException {
        List<Path> files = MessageFiles.of(paths);
        for (Path file : files) {
            SpamScore score = rules.score(MessageFiles.read(file));
            out.printf("%8.3f  %s  %s%n", score.points(), file, files.size() == 1 ? "" : names(score));
            if (files.size() == 1) {
                score.hits().forEach(this::print);
            }
        }
        return 0;
    }

    private static String names(SpamScore score) {
        return score.hits().stream().map(Hit::rule).collect(Collectors.joining(","));
    }

    private void print(Hit hit) {
        out.printf("%8.3f  %-32s %s%n", hit.points(), hit.rule(), hit.description());
        hit.evidence().forEach(evidence -> out.printf("%42s %s%n", "", evidence));
    }
}
