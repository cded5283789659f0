package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.SpamScore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the hits of a rule set with an oracle's, message by message, and prints how far they agree and which rules
 * differ most. For one thread.
 */
final class Comparison {
    private static final double SUSPECTED = 5.0;
    private static final double SPAM = 10.0;

    private static final double SAME_SETS = 99;
    private static final double SAME_HITS = 99.9;
    private static final double SAME_SIDES = 99.9;

    private final RuleSet rules;
    private final PrintStream out;
    private final RuleDifferences differences = new RuleDifferences();
    private final List<Caught> ours = List.of(new Caught(SUSPECTED), new Caught(SPAM));
    private final List<Caught> theirs = List.of(new Caught(SUSPECTED), new Caught(SPAM));
    private final List<String> otherSide = new ArrayList<>();
    private int messages;
    private int equalSets;

    Comparison(RuleSet rules, PrintStream out) {
        this.rules = rules;
        this.out = out;
    }

    /** Adds what the oracle says of a message. */
    void add(Oracle oracle, Path file) throws IOException {
        byte[] message = MessageFiles.read(file);
        Set<String> hits = new TreeSet<>(rules.hits(message));
        hits.removeIf(rule -> !oracle.hasSubrules() && isSubrule(rule));
        Set<String> differing = differences.add(oracle.file(), oracle.hits(), hits);
        messages++;
        equalSets += differing.stream().allMatch(Comparison::isSubrule) ? 1 : 0;
        add(oracle, rules.score(message));
    }

    private void add(Oracle oracle, SpamScore score) {
        if (score.points() >= SUSPECTED != oracle.score() >= SUSPECTED) {
            otherSide.add(String.format("%8.3f instead of %.3f  %s", score.points(), oracle.score(), oracle.file()));
        }
        if (oracle.isSpam() || oracle.isHam()) {
            ours.forEach(caught -> caught.add(oracle.isSpam(), score.points()));
            theirs.forEach(caught -> caught.add(oracle.isSpam(), oracle.score()));
        }
    }

    private static boolean isSubrule(String rule) {
        return rule.startsWith("__");
    }

    /** Prints all that was found out, and says whether they agree well enough. */
    int print() {
        differences.print(out);
        otherSide.forEach(out::println);
        out.printf("%nspam found and ham called spam%n");
        caught("5.0", ours.get(0), theirs.get(0));
        caught("10.0", ours.get(1), theirs.get(1));
        out.printf("%nagreement on %d messages%n", messages);
        boolean agrees = bar("same set of rules", percent(equalSets, messages), SAME_SETS);
        agrees &= bar("hits of rules and subrules", 100 * differences.agreement(), SAME_HITS);
        agrees &= bar("same side of 5.0", percent(messages - otherSide.size(), messages), SAME_SIDES);
        return agrees ? 0 : 1;
    }

    private void caught(String threshold, Caught here, Caught there) {
        out.printf("  %5s  here    %s%n", threshold, here);
        out.printf("  %5s  oracle  %s%n", "", there);
    }

    private boolean bar(String name, double percent, double least) {
        boolean reached = percent >= least;
        out.printf("  %-28s %8.3f %%  of %5.1f %%  %s%n", name, percent, least, reached ? "ok" : "MISSED");
        return reached;
    }

    private static double percent(int part, int all) {
        return all == 0 ? 100 : 100.0 * part / all;
    }
}
